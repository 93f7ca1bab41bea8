/** As WebCrypto names them. */
export type DigestName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

interface Check {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
  readonly digest: DigestName;
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
  readonly pss: boolean;
}

const CURVES = [
  { name: "P-256", bytes: 32 },
  { name: "P-384", bytes: 48 },
  { name: "P-521", bytes: 66 },
] as const;
const SALT_LENGTH = { "SHA-1": 20, "SHA-256": 32, "SHA-384": 48, "SHA-512": 64 } as const;

/** Whether a signature fits, without KMS. @returns null for a key that WebCrypto does not read. */
export async function verifySignature({ publicKey, digest, signature, message, pss }: Check): Promise<boolean | null> {
  const spki = publicKey.slice();
  for (const curve of CURVES) {
    const algorithm = { name: "ECDSA", namedCurve: curve.name, hash: digest };
    const key = await crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]).catch(() => null);
    if (key === null) continue;
    const raw = fromDerSignature(signature, curve.bytes);
    return raw !== null && (await crypto.subtle.verify(algorithm, key, raw, message.slice()));
  }
  const algorithm = { name: pss ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash: digest };
  const key = await crypto.subtle.importKey("spki", spki, algorithm, false, ["verify"]).catch(() => null);
  if (key === null) return null;
  const parameters = pss ? { name: "RSA-PSS", saltLength: SALT_LENGTH[digest] } : { name: algorithm.name };
  return await crypto.subtle.verify(parameters, key, signature.slice(), message.slice());
}

/** ECDSA as X9.62 has it, two integers in a sequence, as WebCrypto wants it: side by side. */
function fromDerSignature(der: Uint8Array, width: number): Uint8Array<ArrayBuffer> | null {
  let at = (der[1] ?? 0) & 0x80 ? 3 : 2;
  const raw = new Uint8Array(2 * width);
  if (der[0] !== 0x30) return null;
  for (const end of [width, 2 * width]) {
    const length = der[at + 1];
    if (der[at] !== 0x02 || length === undefined) return null;
    let number = der.subarray(at + 2, at + 2 + length);
    while (number.length > width && number[0] === 0) number = number.subarray(1);
    if (number.length > width || number.length === 0) return null;
    raw.set(number, end - number.length);
    at += 2 + length;
  }
  return at === der.length ? raw : null;
}
