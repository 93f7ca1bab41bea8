import { err, ok, type Result } from "../../result.ts";
import { fromBase64, toBase64 } from "../bytes/bytes.ts";
import type { InputShape, MemberShape } from "../shapes/shape.ts";

/**
 * The AWS JSON 1.1 protocol: blobs are base64, times are seconds since 1970, everything else is JSON.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */

/**
 * The body of a request as an operation's input. Only blobs change; what does not fit its shape is
 * left for the operation to refuse in its own words.
 * @returns an English sentence where the body is no JSON object or a blob no base64.
 */
export function readInput(body: string, shape: InputShape): Result<Record<string, unknown>, string> {
  let json: unknown;
  try {
    json = body === "" ? {} : JSON.parse(body);
  } catch {
    return err("The request body is not valid JSON.");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return err("The request body must be a JSON object.");
  }
  const input: Record<string, unknown> = { ...json };
  for (const [name, member] of Object.entries(shape)) {
    const value = readMember(member, input[name]);
    if (value === INVALID_BLOB) return err(`${name} is not valid base64.`);
    if (value !== undefined) input[name] = value;
  }
  return ok(input);
}

const INVALID_BLOB = Symbol("invalid blob");

function readMember(member: MemberShape, value: unknown): unknown {
  if (member.type === "structure" && typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([name, inner]: [string, unknown]) => {
      const shape = Object.hasOwn(member.members, name) ? member.members[name] : undefined;
      return [name, shape ? readMember(shape, inner) : inner] as const;
    });
    return members.some(([, inner]) => inner === INVALID_BLOB) ? INVALID_BLOB : Object.fromEntries(members);
  }
  if (member.type !== "blob" || typeof value !== "string") return value;
  return fromBase64(value) ?? INVALID_BLOB;
}

/** An operation's output as a body: empty where it answers nothing. */
export function writeOutput(output: unknown): string {
  if (output === undefined) return "";
  return JSON.stringify(output, (_, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value));
}
