import { concatBytes, fromHex, toHex } from "../../bytes/bytes.ts";
import type { RsaPort } from "../crypto-port.ts";
import { digest, digestLength, hashName } from "./digest.ts";
import type { SignRequest } from "./key-pair.ts";

/**
 * RSA signatures (RFC 8017). A whole message is WebCrypto's business; a digest that the caller made is
 * padded and raised here, since WebCrypto always hashes first. PSS salts are as long as the digest.
 */
export async function signWithRsa(
  rsa: RsaPort,
  request: SignRequest,
  secret: Uint8Array,
  random: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const { algorithm, message, messageType } = request;
  const padding = paddingOf(algorithm);
  const hash = hashName(algorithm);
  if (messageType === "RAW") return await rsa.sign(padding, hash, secret, message);
  const numbers = await rsa.privateNumbers(secret);
  const { n } = numbers;
  const modulus = toBigInt(n);
  const bits = bitLength(modulus);
  const encoded =
    padding === "PSS"
      ? encodePss(algorithm, message, random(message.length), bits - 1)
      : encodePkcs1(algorithm, message, n.length);
  return toBytes(privatePower(toBigInt(encoded), numbers), n.length);
}

export async function verifyWithRsa(
  rsa: RsaPort,
  request: SignRequest,
  publicKey: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const { spec, algorithm, message, messageType } = request;
  const padding = paddingOf(algorithm);
  // Some WebCrypto implementations take a PSS signature that lacks its leading zeros.
  if (signature.length !== Number(spec.slice("RSA_".length)) / 8) return false;
  if (messageType === "RAW") return await rsa.verify(padding, hashName(algorithm), publicKey, signature, message);
  const { n, e } = await rsa.publicNumbers(publicKey);
  const modulus = toBigInt(n);
  const value = toBigInt(signature);
  if (value >= modulus) return false;
  const bits = bitLength(modulus);
  const encoded = toBytes(power(value, toBigInt(e), modulus), padding === "PSS" ? Math.ceil((bits - 1) / 8) : n.length);
  if (padding === "PSS") return verifyPss(algorithm, message, encoded, bits - 1);
  return toHex(encoded) === toHex(encodePkcs1(algorithm, message, n.length));
}

function paddingOf(algorithm: string): "PSS" | "PKCS1" {
  return algorithm.startsWith("RSASSA_PSS") ? "PSS" : "PKCS1";
}

/** DigestInfo without the digest, RFC 8017 section 9.2. */
const DIGEST_INFO = {
  SHA_256: "3031300d060960864801650304020105000420",
  SHA_384: "3041300d060960864801650304020205000430",
  SHA_512: "3051300d060960864801650304020305000440",
} as const;

function encodePkcs1(algorithm: string, hash: Uint8Array, length: number): Uint8Array {
  const info = concatBytes(fromHex(DIGEST_INFO[hashName(algorithm)]), hash);
  const fill = new Uint8Array(length - info.length - 3).fill(0xff);
  return concatBytes(Uint8Array.of(0, 1), fill, Uint8Array.of(0), info);
}

const TRAILER = 0xbc;

function encodePss(algorithm: string, hash: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8);
  const h = digest(algorithm, concatBytes(new Uint8Array(8), hash, salt));
  const block = new Uint8Array(length - h.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const masked = mask(algorithm, block, h, bits);
  return concatBytes(masked, h, Uint8Array.of(TRAILER));
}

function verifyPss(algorithm: string, hash: Uint8Array, encoded: Uint8Array, bits: number): boolean {
  const size = digestLength(algorithm);
  const unused = 8 * encoded.length - bits;
  if (encoded.at(-1) !== TRAILER || (encoded[0] ?? 0) >> (8 - unused) !== 0) return false;
  const h = encoded.subarray(encoded.length - size - 1, -1);
  const block = mask(algorithm, encoded.subarray(0, encoded.length - size - 1), h, bits);
  const start = block.length - size - 1;
  if (block[start] !== 1 || block.subarray(0, start).some((byte) => byte !== 0)) return false;
  const again = digest(algorithm, concatBytes(new Uint8Array(8), hash, block.subarray(start + 1)));
  return toHex(again) === toHex(h);
}

/** Masks (and unmasks) with MGF1, and clears the bits that lie above the modulus. */
function mask(algorithm: string, block: Uint8Array, seed: Uint8Array, bits: number): Uint8Array {
  const stream: Uint8Array[] = [];
  for (let counter = 0, made = 0; made < block.length; counter++, made += seed.length) {
    const count = Uint8Array.of(counter >>> 24, (counter >>> 16) & 0xff, (counter >>> 8) & 0xff, counter & 0xff);
    stream.push(digest(algorithm, concatBytes(seed, count)));
  }
  const key = concatBytes(...stream);
  const masked = block.map((byte, index) => byte ^ (key[index] ?? 0));
  const unused = 8 * Math.ceil(bits / 8) - bits;
  masked[0] = (masked[0] ?? 0) & (0xff >> unused);
  return masked;
}

/** RSASP1 by the Chinese remainder theorem (RFC 8017, section 5.2.1): four times as fast as the whole exponent. */
function privatePower(base: bigint, numbers: Awaited<ReturnType<RsaPort["privateNumbers"]>>): bigint {
  const [p, q] = [toBigInt(numbers.p), toBigInt(numbers.q)];
  const first = power(base, toBigInt(numbers.dp), p);
  const second = power(base, toBigInt(numbers.dq), q);
  const difference = (((first - second) % p) + p) % p;
  return second + q * ((difference * toBigInt(numbers.qi)) % p);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes) || "0"}`);
}

function toBytes(value: bigint, length: number): Uint8Array {
  return fromHex(value.toString(16).padStart(2 * length, "0"));
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
