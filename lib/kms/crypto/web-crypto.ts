import type { CryptoPort, SubtleLike } from "./crypto-port.ts";
import { own } from "./own-bytes.ts";

/** The port on WebCrypto: browsers (HTTPS or localhost), workers and Node alike. */
export function webCryptoPort(subtle: SubtleLike): CryptoPort {
  return {
    rsa: async () => (await import("./web-crypto-rsa.ts")).webCryptoRsa(subtle),
    sha256: async (message) => new Uint8Array(await subtle.digest("SHA-256", own(message))),
    hmacSha256: async (key, message) => {
      const imported = await subtle.importKey("raw", own(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
      return new Uint8Array(await subtle.sign("HMAC", imported, own(message)));
    },
    aesGcmSeal: async (key, iv, aad, plaintext) => {
      const imported = await subtle.importKey("raw", own(key), "AES-GCM", false, ["encrypt"]);
      const parameters = { name: "AES-GCM", iv: own(iv), additionalData: own(aad) };
      return new Uint8Array(await subtle.encrypt(parameters, imported, own(plaintext)));
    },
    aesGcmOpen: async (key, iv, aad, sealed) => {
      const imported = await subtle.importKey("raw", own(key), "AES-GCM", false, ["decrypt"]);
      const parameters = { name: "AES-GCM", iv: own(iv), additionalData: own(aad) };
      try {
        return new Uint8Array(await subtle.decrypt(parameters, imported, own(sealed)));
      } catch {
        // OperationError: the tag does not fit. WebCrypto tells no more, and neither do we.
        return null;
      }
    },
  };
}
