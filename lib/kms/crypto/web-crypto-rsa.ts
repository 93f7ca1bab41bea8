import { fromBase64 } from "../bytes/bytes.ts";
import type { RsaPort, SubtleLike } from "./crypto-port.ts";
import { own } from "./own-bytes.ts";

const HASHES = { SHA_1: "SHA-1", SHA_256: "SHA-256", SHA_384: "SHA-384", SHA_512: "SHA-512" } as const;
const SALT = { SHA_1: 20, SHA_256: 32, SHA_384: 48, SHA_512: 64 } as const;
const PUBLIC_EXPONENT = Uint8Array.of(1, 0, 1);

type HashName = keyof typeof HASHES;

function scheme(padding: "PSS" | "PKCS1", hash: HashName) {
  return {
    name: padding === "PSS" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5",
    hash: HASHES[hash],
    saltLength: SALT[hash],
  };
}

function oaep(hash: HashName) {
  return { name: "RSA-OAEP", hash: HASHES[hash] };
}

/** RSA on WebCrypto. Keys go in and out as PKCS#8 and SubjectPublicKeyInfo. */
export function webCryptoRsa(subtle: SubtleLike): RsaPort {
  const numbers = async (format: "pkcs8" | "spki", key: Uint8Array) => {
    const usage = format === "pkcs8" ? ("sign" as const) : ("verify" as const);
    const imported = await subtle.importKey(format, own(key), scheme("PKCS1", "SHA_256"), true, [usage]);
    return await subtle.exportKey("jwk", imported);
  };
  return {
    generate: async (bits) => {
      const made = await subtle.generateKey(
        { ...scheme("PKCS1", "SHA_256"), modulusLength: bits, publicExponent: PUBLIC_EXPONENT },
        true,
        ["sign", "verify"],
      );
      return {
        secret: new Uint8Array(await subtle.exportKey("pkcs8", made.privateKey)),
        publicKey: new Uint8Array(await subtle.exportKey("spki", made.publicKey)),
      };
    },
    sign: async (padding, hash, secret, message) => {
      const key = await subtle.importKey("pkcs8", own(secret), scheme(padding, hash), false, ["sign"]);
      return new Uint8Array(await subtle.sign(scheme(padding, hash), key, own(message)));
    },
    verify: async (padding, hash, publicKey, signature, message) => {
      const key = await subtle.importKey("spki", own(publicKey), scheme(padding, hash), false, ["verify"]);
      return await subtle.verify(scheme(padding, hash), key, own(signature), own(message));
    },
    encrypt: async (hash, publicKey, plaintext) => {
      const key = await subtle.importKey("spki", own(publicKey), oaep(hash), false, ["encrypt"]);
      return new Uint8Array(await subtle.encrypt(oaep(hash), key, own(plaintext)));
    },
    decrypt: async (hash, secret, ciphertext) => {
      const key = await subtle.importKey("pkcs8", own(secret), oaep(hash), false, ["decrypt"]);
      try {
        return new Uint8Array(await subtle.decrypt(oaep(hash), key, own(ciphertext)));
      } catch {
        // OperationError: the padding does not fit. Nobody is told more.
        return null;
      }
    },
    privateNumbers: async (secret) => {
      const { n, p, q, dp, dq, qi } = await numbers("pkcs8", secret);
      return {
        n: fromBase64Url(n),
        p: fromBase64Url(p),
        q: fromBase64Url(q),
        dp: fromBase64Url(dp),
        dq: fromBase64Url(dq),
        qi: fromBase64Url(qi),
      };
    },
    publicKeyOf: async (secret) => {
      try {
        const { n, e, kty } = await numbers("pkcs8", secret);
        const jwk = { kty, ...(n === undefined ? {} : { n }), ...(e === undefined ? {} : { e }) };
        const key = await subtle.importKey("jwk", jwk as JsonWebKey, scheme("PKCS1", "SHA_256"), true, ["verify"]);
        return new Uint8Array(await subtle.exportKey("spki", key));
      } catch {
        // DataError: not what it was taken for.
        return null;
      }
    },
    publicNumbers: async (publicKey) => {
      const { n, e } = await numbers("spki", publicKey);
      return { n: fromBase64Url(n), e: fromBase64Url(e) };
    },
  };
}

/** A number of a JSON Web Key (RFC 7518). */
function fromBase64Url(text = ""): Uint8Array {
  const padded = text
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .padEnd(4 * Math.ceil(text.length / 4), "=");
  return fromBase64(padded) ?? new Uint8Array();
}
