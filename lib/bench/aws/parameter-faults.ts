import type { InputShape, MemberShape } from "../../kms/index.ts";

/**
 * What the CLI finds wrong before it sends anything: what is missing, unknown, of another type, too short
 * or too small. Everything else is the service's to say.
 * @returns the CLI's own lines, or null where it finds nothing.
 */
export function faultsOf(shape: InputShape, input: Readonly<Record<string, unknown>>): string | null {
  const faults = membersFaults(shape, input, "input", false);
  return faults.length === 0 ? null : faults.join("\n");
}

function membersFaults(
  shape: InputShape,
  value: Readonly<Record<string, unknown>>,
  at: string,
  nested: boolean,
): string[] {
  const missing = Object.entries(shape).flatMap(([name, { required }]) =>
    required && value[name] === undefined ? [`Missing required parameter in ${at}: "${name}"`] : [],
  );
  const known = Object.keys(shape);
  const unknown = Object.keys(value).flatMap((name) =>
    nested && !known.includes(name)
      ? [`Unknown parameter in ${at}: "${name}", must be one of: ${known.join(", ")}`]
      : [],
  );
  const inner = Object.entries(shape).flatMap(([name, member]) =>
    value[name] === undefined ? [] : memberFaults(member, value[name], nested ? `${at}.${name}` : name),
  );
  return [...missing, ...unknown, ...inner];
}

function memberFaults(member: MemberShape, value: unknown, at: string): string[] {
  switch (member.type) {
    case "structure":
      return isRecord(value) ? membersFaults(member.members, value, at, true) : wrongType(value, at, "<class 'dict'>");
    case "structure-list":
      if (!Array.isArray(value)) return wrongType(value, at, LISTS);
      return (value as readonly unknown[]).flatMap((entry, index) =>
        isRecord(entry)
          ? membersFaults(member.members, entry, `${at}[${index}]`, true)
          : wrongType(entry, `${at}[${index}]`, "<class 'dict'>"),
      );
    case "text-map":
      return isRecord(value) ? [] : wrongType(value, at, "<class 'dict'>");
    case "text-list":
    case "enum-list":
      return Array.isArray(value) ? [] : wrongType(value, at, LISTS);
    case "integer":
      if (typeof value !== "number") return wrongType(value, at, "<class 'int'>");
      return member.min !== undefined && value < member.min
        ? [`Invalid value for parameter ${at}, value: ${value}, valid min value: ${member.min}`]
        : [];
    case "text":
      if (typeof value !== "string") return wrongType(value, at, "<class 'str'>");
      return tooShort(value.length, member.min, at);
    case "blob":
      return value instanceof Uint8Array
        ? tooShort(value.length, member.min, at)
        : wrongType(value, at, "<class 'bytes'>");
    case "enum":
      return typeof value === "string" ? [] : wrongType(value, at, "<class 'str'>");
    case "boolean":
      return typeof value === "boolean" ? [] : wrongType(value, at, "<class 'bool'>");
    case "timestamp":
      return [];
  }
}

const LISTS = "<class 'list'>, <class 'tuple'>";

function tooShort(length: number, min: number | undefined, at: string): string[] {
  if (min === undefined || length >= min) return [];
  return [`Invalid length for parameter ${at}, value: ${length}, valid min length: ${min}`];
}

function wrongType(value: unknown, at: string, valid: string): string[] {
  const [shown, type] =
    typeof value === "string"
      ? [value, "str"]
      : typeof value === "number"
        ? [String(value), "int"]
        : typeof value === "boolean"
          ? [value ? "True" : "False", "bool"]
          : [JSON.stringify(value), Array.isArray(value) ? "list" : "dict"];
  return [`Invalid type for parameter ${at}, value: ${shown}, type: <class '${type}'>, valid types: ${valid}`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
