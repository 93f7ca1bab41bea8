import { fromBase64, toBase64 } from "../../../../kms/index.ts";

/** A public key as SubjectPublicKeyInfo in DER, from DER or PEM (RFC 7468). @returns null for neither. */
export function readPublicKey(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0x30) return bytes;
  const [, body] =
    /-----BEGIN PUBLIC KEY-----([\s\S]*?)-----END PUBLIC KEY-----/.exec(new TextDecoder().decode(bytes)) ?? [];
  return body === undefined ? null : fromBase64(body.replaceAll(/\s/g, ""));
}

export function toPem(der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
}
