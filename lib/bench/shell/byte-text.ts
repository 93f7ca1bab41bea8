/**
 * The interpreter carries bytes as text of one character a byte. These two are the only places where
 * that form is made or read.
 */
export function toByteText(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}

/** @param text of characters below 256 only. */
export function fromByteText(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
