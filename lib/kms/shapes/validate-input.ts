import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { lowerFirst } from "./member-name.ts";
import type { InputOf, InputShape, MemberShape } from "./shape.ts";

/**
 * Checks an input against a shape and keeps only the members that the shape names, as the service
 * does. All faults are reported in one message, in the service's own form.
 * @returns the typed input, or a ValidationException. Never throws, whatever the input is.
 */
export function validateInput<S extends InputShape>(shape: S, input: unknown): Result<InputOf<S>, KmsError> {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return err(kmsError("ValidationException", "The request body must be a JSON object."));
  }
  const faults: string[] = [];
  const members = checkMembers(shape, input as Record<string, unknown>, "", faults);
  if (faults.length === 0) return ok(members as InputOf<S>);
  const count = `${faults.length} validation error${faults.length === 1 ? "" : "s"} detected`;
  return err(kmsError("ValidationException", `${count}: ${faults.join("; ")}`));
}

/** The members that the shape names, with a sentence in `faults` for each that does not fit. */
function checkMembers(
  shape: InputShape,
  input: Record<string, unknown>,
  prefix: string,
  faults: string[],
): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape)) {
    const value: unknown = Object.hasOwn(input, name) ? input[name] : undefined;
    const path = `${prefix}${lowerFirst(name)}`;
    if (value === undefined || value === null) {
      members[name] = undefined;
      if (member.required) faults.push(sentence(member, path, undefined, "Member must not be null"));
    } else {
      members[name] = checkMember(member, value, path, faults);
    }
  }
  return members;
}

function checkMember(member: MemberShape, value: unknown, path: string, faults: string[]): unknown {
  if (member.type === "structure" && isStructure(value)) {
    return checkMembers(member.members, value, `${path}.`, faults);
  }
  if (member.type === "structure-list" && Array.isArray(value) && value.every(isStructure)) {
    // Entries are counted from 1.
    return value.map((entry, index) => checkMembers(member.members, entry, `${path}.${index + 1}.member.`, faults));
  }
  faults.push(...faultsOf(member, value).map((fault) => sentence(member, path, value, fault)));
  return value;
}

function faultsOf(member: MemberShape, value: unknown): string[] {
  switch (member.type) {
    case "text":
      if (typeof value !== "string") return [WRONG_TYPE];
      return [
        ...lengthFaults(value.length, member),
        ...(member.pattern !== undefined && !new RegExp(`^(?:${member.pattern})$`, "u").test(value)
          ? [`Member must satisfy regular expression pattern: ${member.pattern}`]
          : []),
      ];
    case "blob":
      return value instanceof Uint8Array ? lengthFaults(value.length, member) : [WRONG_TYPE];
    case "integer":
      return Number.isInteger(value) ? rangeFaults(value as number, member) : [WRONG_TYPE];
    case "timestamp":
      return typeof value === "number" && Number.isFinite(value) ? [] : [WRONG_TYPE];
    case "boolean":
      return typeof value === "boolean" ? [] : [WRONG_TYPE];
    case "enum":
      return member.values.includes(value as string)
        ? []
        : [`Member must satisfy enum value set: [${member.values.join(", ")}]`];
    case "text-map":
      return isTextMap(value) ? [] : [WRONG_TYPE];
    case "text-list":
      if (!Array.isArray(value) || !value.every((entry) => typeof entry === "string")) return [WRONG_TYPE];
      return lengthFaults(value.length, member);
    case "enum-list": {
      if (!Array.isArray(value)) return [WRONG_TYPE];
      const known = value.every((entry) => member.values.includes(entry as string));
      const set = `Member must satisfy enum value set: [${member.values.join(", ")}]`;
      return known ? [] : [`Member must satisfy constraint: [${set}]`];
    }
    case "structure":
    case "structure-list":
      return [WRONG_TYPE];
  }
}

const WRONG_TYPE = "Member must have the type that the API names";

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

function lengthFaults(length: number, { min, max }: Limits): string[] {
  if (min !== undefined && length < min) return [`Member must have length greater than or equal to ${min}`];
  if (max !== undefined && length > max) return [`Member must have length less than or equal to ${max}`];
  return [];
}

function rangeFaults(value: number, { min, max }: Limits): string[] {
  if (min !== undefined && value < min) return [`Member must have value greater than or equal to ${min}`];
  if (max !== undefined && value > max) return [`Member must have value less than or equal to ${max}`];
  return [];
}

function isTextMap(value: unknown): boolean {
  return isStructure(value) && Object.values(value).every((entry) => typeof entry === "string");
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** Member names start in lower case; secrets and structures print no value. */
function sentence(member: MemberShape, path: string, value: unknown, constraint: string): string {
  const printable = typeof value === "string" || typeof value === "number";
  const shown = printable && ["text", "integer", "enum"].includes(member.type) ? ` '${value}'` : "";
  return `Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
}
