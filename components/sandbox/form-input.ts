import type { InputShape, MemberShape } from "@/lib/kms";

import { type InputMode, readBytes, readContext } from "./read-bytes.ts";

/** What a form holds of one member, by the member's path ("Constraints.SourceArn"): always text, as typed. */
export type FormValues = Readonly<Record<string, string>>;

/** How the bytes of a blob are typed, by path; base64 where nothing is said. */
export type FormModes = Readonly<Record<string, InputMode>>;

export type Fault = "required" | "badInput" | "badContext" | "badNumber" | "badDate";

export interface ReadForm {
  readonly input: Readonly<Record<string, unknown>>;
  /** What cannot be sent as it is typed, by path. Whether KMS takes it is KMS's to say. */
  readonly faults: Readonly<Record<string, Fault>>;
}

/** A form as the input of an operation. Empty members are left out, unless KMS asks for them. */
export function readForm(shape: InputShape, values: FormValues, modes: FormModes): ReadForm {
  const faults: Record<string, Fault> = {};
  const input = readMembers(shape, "", { values, modes, faults });
  return { input: input ?? {}, faults };
}

interface Reading {
  readonly values: FormValues;
  readonly modes: FormModes;
  readonly faults: Record<string, Fault>;
}

function readMembers(shape: InputShape, prefix: string, reading: Reading): Record<string, unknown> | undefined {
  const entries = Object.entries(shape).flatMap(([name, member]) => {
    const value = readMember(member, `${prefix}${name}`, reading);
    return value === undefined ? [] : [[name, value] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function readMember(member: MemberShape, path: string, reading: Reading): unknown {
  if (member.type === "structure") {
    // What a structure asks for, it asks for only where the structure is given at all.
    const given = Object.entries(reading.values).some(([at, text]) => at.startsWith(`${path}.`) && text.trim() !== "");
    return given || member.required ? readMembers(member.members, `${path}.`, reading) : undefined;
  }
  const text = reading.values[path] ?? "";
  if (text.trim() === "") {
    if (!member.required) return undefined;
    // A description may be emptied.
    if (member.type === "text" && member.min === undefined) return "";
    reading.faults[path] = "required";
    return undefined;
  }
  const { value, fault } = readText(member, text, reading.modes[path] ?? "base64");
  if (fault) reading.faults[path] = fault;
  return value;
}

function readText(
  member: Exclude<MemberShape, { type: "structure" }>,
  text: string,
  mode: InputMode,
): { readonly value?: unknown; readonly fault?: Fault } {
  switch (member.type) {
    case "blob": {
      const bytes = readBytes(text, mode);
      return bytes === null ? { fault: "badInput" } : { value: bytes };
    }
    case "integer":
      return /^-?\d+$/.test(text.trim()) ? { value: Number(text) } : { fault: "badNumber" };
    case "timestamp": {
      const at = Date.parse(`${text}Z`);
      return Number.isNaN(at) ? { fault: "badDate" } : { value: at / 1000 };
    }
    case "boolean":
      return { value: text === "true" };
    case "text-map": {
      const pairs = readContext(text);
      return pairs === null ? { fault: "badContext" } : { value: pairs };
    }
    case "structure-list": {
      const pairs = readContext(text);
      if (pairs === null) return { fault: "badContext" };
      return { value: Object.entries(pairs).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) };
    }
    case "text-list":
    case "enum-list":
      return { value: text.split(/\s+/).filter((entry) => entry !== "") };
    case "text":
    case "enum":
      return { value: text };
  }
}
