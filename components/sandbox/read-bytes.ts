import { fromBase64, fromHex, toBase64, toHex, utf8 } from "@/lib/kms";

export const INPUT_MODES = ["text", "hex", "base64"] as const;
export type InputMode = (typeof INPUT_MODES)[number];

/** What somebody typed, as bytes. @returns null where it is not of that form. */
export function readBytes(text: string, mode: InputMode): Uint8Array | null {
  if (mode === "text") return utf8(text);
  const compact = text.replaceAll(/\s/g, "");
  if (mode === "base64") return fromBase64(compact);
  return /^([0-9a-f]{2})*$/i.test(compact) ? fromHex(compact) : null;
}

/** The same bytes in a form. @returns null for bytes that are no text, where text is asked for. */
export function writeBytes(bytes: Uint8Array, mode: InputMode): string | null {
  if (mode === "hex") return toHex(bytes);
  if (mode === "base64") return toBase64(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** "name=value" lines as an encryption context. @returns null where a line has no name or no "=". */
export function readContext(text: string): Record<string, string> | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => {
    const at = line.indexOf("=");
    return at < 1 ? null : ([line.slice(0, at).trim(), line.slice(at + 1).trim()] as const);
  });
  return pairs.includes(null) ? null : Object.fromEntries(pairs.filter((pair) => pair !== null));
}
