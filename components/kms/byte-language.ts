import type { ByteMeaning } from "@/lib/kms";

/**
 * The byte language: one colour and one mark means one thing, in lessons, sandbox, labs and items
 * alike. Nothing else chooses a colour for bytes. The colours themselves are the --byte-* variables
 * of app/globals.css, for both themes.
 */
export interface ByteMark {
  /** Two to four letters that stand beside the colour, since colour alone says nothing to many. */
  readonly label: string;
  readonly color: string;
  /** Hatched: a plaintext data key in memory is a danger, and looks like one. */
  readonly hatched: boolean;
}

export const BYTE_LANGUAGE: Readonly<Record<ByteMeaning, ByteMark>> = {
  "key-identity": mark("KEY", "key-identity"),
  "key-material": mark("MAT", "key-material"),
  iv: mark("IV", "iv"),
  context: mark("AAD", "context"),
  plaintext: mark("PT", "plaintext"),
  "data-key": mark("DEK", "data-key", true),
  "encrypted-data-key": mark("EDK", "encrypted-data-key"),
  ciphertext: mark("CT", "ciphertext"),
  tag: mark("TAG", "tag"),
  signature: mark("SIG", "signature"),
  // Lengths, counts, tags of DER: what only says how to read the rest.
  structure: mark("HDR", "structure"),
};

function mark(label: string, variable: ByteMeaning, hatched = false): ByteMark {
  return { label, color: `var(--byte-${variable})`, hatched };
}

/** The ground of something in a byte's colour: a wash, hatched where the mark says so. */
export function byteGround({ color, hatched }: ByteMark): string {
  const wash = `color-mix(in oklab, ${color} 12%, transparent)`;
  const line = `color-mix(in oklab, ${color} 30%, transparent)`;
  return hatched
    ? `repeating-linear-gradient(135deg, ${wash} 0 5px, ${line} 5px 7px)`
    : `linear-gradient(${wash}, ${wash})`;
}
