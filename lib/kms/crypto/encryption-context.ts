import { compareBytes, concatBytes, uint32, utf8 } from "../bytes/bytes.ts";

export type EncryptionContext = Readonly<Record<string, string>>;

/**
 * One encoding for one set of pairs, whatever their order: pairs sorted by the bytes of their key,
 * each text preceded by its length, so that no two contexts encode alike.
 */
export function encodeContext(context: EncryptionContext = {}): Uint8Array {
  const pairs = Object.entries(context).map(([name, value]) => [utf8(name), utf8(value)] as const);
  const sorted = pairs.toSorted(([left], [right]) => compareBytes(left, right));
  return concatBytes(
    uint32(sorted.length),
    ...sorted.flatMap(([name, value]) => [uint32(name.length), name, uint32(value.length), value]),
  );
}

export function isEmptyContext(context: EncryptionContext | undefined): boolean {
  return context === undefined || Object.keys(context).length === 0;
}
