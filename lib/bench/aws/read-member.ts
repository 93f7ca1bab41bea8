import { err, ok, type Result } from "../../result.ts";
import { fromBase64, type MemberShape, utf8 } from "../../kms/index.ts";
import type { GivenValue } from "./param-file.ts";
import { parseShorthand } from "./shorthand.ts";

/**
 * The words given for one option as the value that its shape asks for.
 * What the CLI leaves to the service (lengths, patterns, enumerations) is left to it here too.
 * @returns the CLI's own sentence where the words do not fit. Never throws.
 */
export function readMember(
  option: string,
  member: MemberShape,
  given: readonly GivenValue[],
  rawBinary: boolean,
): Result<unknown, string> {
  const [first] = given;
  // A list may be given empty; nothing else may.
  if (first === undefined) return member.type.endsWith("list") ? ok([]) : err(`Error parsing parameter '${option}'`);
  if (member.type === "blob") return readBlob(first, rawBinary);
  const texts = given.map(textOf);
  const text = texts[0] ?? "";
  switch (member.type) {
    case "text":
    case "enum":
      return ok(text);
    case "integer":
      return /^[+-]?\d+$/.test(text.trim())
        ? ok(Number(text))
        : err(`invalid literal for int() with base 10: '${text}'`);
    case "boolean":
      return ok(text !== "false");
    case "timestamp":
      return readTimestamp(text);
    case "text-list":
    case "enum-list": {
      const json = asJson(text, "[");
      if (json !== null && texts.length === 1) return wrap(option, json);
      return ok(texts);
    }
    case "text-map":
    case "structure":
      return readStructure(option, member, text);
    case "structure-list": {
      const json = asJson(text, "[");
      if (json !== null && texts.length === 1) return wrap(option, json);
      const values: unknown[] = [];
      for (const one of texts) {
        const value = readStructure(option, { type: "structure", members: member.members }, one);
        if (!value.ok) return value;
        values.push(value.value);
      }
      return ok(values);
    }
  }
}

function textOf(value: GivenValue): string {
  return "text" in value ? value.text : new TextDecoder().decode(value.bytes);
}

function readBlob(value: GivenValue, raw: boolean): Result<Uint8Array, string> {
  if ("bytes" in value) return ok(value.bytes);
  if (raw) return ok(utf8(value.text));
  const bytes = fromBase64(value.text.trim());
  return bytes === null ? err(`Invalid base64: "${value.text}"`) : ok(bytes);
}

function readTimestamp(text: string): Result<number, string> {
  if (/^\d+(\.\d+)?$/.test(text)) return ok(Number(text));
  const at = Date.parse(/[Zz]$|[+-]\d\d:?\d\d$/.test(text) || text.length === "2026-11-25".length ? text : `${text}Z`);
  return Number.isNaN(at) ? err(`Invalid timestamp "${text}"`) : ok(at / 1000);
}

function readStructure(
  option: string,
  member: Extract<MemberShape, { type: "text-map" | "structure" }>,
  text: string,
): Result<unknown, string> {
  const json = asJson(text, "{");
  if (json !== null) return wrap(option, json);
  if (member.type === "text-map" && text.trim() === "") return ok({});
  const pairs = parseShorthand(text);
  if (!pairs.ok) return err(`Error parsing parameter '${option}': ${pairs.error}`);
  return ok(member.type === "text-map" ? pairs.value : convert(member, pairs.value));
}

/** Shorthand knows only text: the shape makes numbers and booleans of it. */
function convert(member: MemberShape, value: unknown): unknown {
  if (member.type === "structure" && isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const shape = Object.hasOwn(member.members, name) ? member.members[name] : undefined;
        return [name, shape ? convert(shape, inner) : inner];
      }),
    );
  }
  if (member.type === "structure-list") {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return list.map((one) => convert({ type: "structure", members: member.members }, one));
  }
  if ((member.type === "text-list" || member.type === "enum-list") && typeof value === "string") return [value];
  if (member.type === "integer" && typeof value === "string" && /^[+-]?\d+$/.test(value)) return Number(value);
  if (member.type === "boolean" && typeof value === "string") return value.toLowerCase() === "true";
  return value;
}

/** A value that opens like JSON is JSON, for the CLI as for us. @returns null for one that does not. */
function asJson(text: string, opening: "{" | "["): Result<unknown, string> | null {
  if (!text.trimStart().startsWith(opening)) return null;
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err(`Invalid JSON: ${(error as Error).message}\nJSON received: ${text}`);
  }
}

function wrap(option: string, json: Result<unknown, string>): Result<unknown, string> {
  return json.ok ? json : err(`Error parsing parameter '${option}': ${json.error}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
