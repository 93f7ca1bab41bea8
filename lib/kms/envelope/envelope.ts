import type { EncryptionContext } from "../crypto/encryption-context.ts";

/**
 * What an application stores after envelope encryption: the encrypted data key beside the ciphertext,
 * and how to rebuild the context. None of it is secret by itself.
 */
export interface Envelope {
  readonly encryptedDataKey: Uint8Array;
  readonly iv: Uint8Array;
  /** Ciphertext with the 16-byte tag behind it. */
  readonly sealed: Uint8Array;
  readonly context: EncryptionContext;
}
