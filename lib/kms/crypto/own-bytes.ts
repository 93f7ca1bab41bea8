/** WebCrypto wants bytes that are not shared memory; the simulator's never are. */
export function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
