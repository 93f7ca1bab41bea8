import type { MemberShape } from "@/lib/kms";

import { type InputMode, readBytes } from "./read-bytes.ts";

/** How much is typed, of how much is taken, and whether that fits. */
export interface TypedAmount {
  readonly count: number;
  readonly unit: "bytes" | "characters" | "entries";
  readonly max: number;
  readonly over: boolean;
}

/** Members whose room is counted: those with a limit that somebody may reach by typing. Null for all others. */
export function amountOf(member: MemberShape, text: string, mode: InputMode): TypedAmount | null {
  if (member.type === "blob" && member.max !== undefined) {
    const bytes = text === "" ? new Uint8Array() : readBytes(text, mode);
    return bytes === null ? null : amount(bytes.length, "bytes", member.max);
  }
  if (member.type === "text" && member.max !== undefined) return amount(text.length, "characters", member.max);
  if (member.type === "text-list" && member.max !== undefined) {
    return amount(text.split(/\s+/).filter((entry) => entry !== "").length, "entries", member.max);
  }
  return null;
}

function amount(count: number, unit: TypedAmount["unit"], max: number): TypedAmount {
  return { count, unit, max, over: count > max };
}

export type LimitFault = "tooShort" | "tooSmall" | "tooLarge" | "pattern";

/**
 * What KMS will say no to, before it is asked. The form may be sent all the same: what KMS answers is
 * part of the lesson. Null for what is empty, or fine.
 */
export function limitFault(member: MemberShape, text: string, mode: InputMode): LimitFault | null {
  if (text.trim() === "") return null;
  if (member.type === "integer") {
    const value = Number(text);
    if (member.min !== undefined && value < member.min) return "tooSmall";
    return member.max !== undefined && value > member.max ? "tooLarge" : null;
  }
  if (member.type === "text") {
    if (member.min !== undefined && text.length < member.min) return "tooShort";
    return member.pattern !== undefined && !new RegExp(`^(?:${member.pattern})$`, "u").test(text) ? "pattern" : null;
  }
  if (member.type !== "blob") return null;
  const bytes = readBytes(text, mode);
  return bytes !== null && member.min !== undefined && bytes.length < member.min ? "tooShort" : null;
}
