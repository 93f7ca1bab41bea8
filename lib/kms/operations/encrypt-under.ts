import type { EncryptionContext } from "../crypto/encryption-context.ts";
import { type SealedKind, sealUnderKey } from "../crypto/symmetric-cipher.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "./operation.ts";
import type { KmsKey } from "../world/world.ts";

interface Sealed {
  readonly blob: Uint8Array;
  readonly thing: string;
  /** The material that was used; asymmetric keys have one only and name none. */
  readonly materialId?: string;
}

/** Why this plaintext cannot be encrypted so, or null. */
export async function encryptError(
  key: KmsKey,
  algorithm: string,
  plaintext: Uint8Array,
  encryptionContext: EncryptionContext | undefined,
): Promise<KmsError | null> {
  if (algorithm === "SYMMETRIC_DEFAULT") return null;
  if (encryptionContext !== undefined) return kmsError("ValidationException", NO_CONTEXT);
  return (await import("../crypto/rsa-cipher.ts")).oaepLengthError(key, algorithm, plaintext);
}

/** Encrypts under a key of either kind. RSA code is loaded for RSA keys only. */
export async function encryptUnder(
  context: CallContext,
  key: KmsKey,
  algorithm: string,
  source: { readonly bytes: Uint8Array; readonly thing: string },
  encryptionContext: EncryptionContext | undefined,
  kind: SealedKind,
): Promise<Sealed> {
  if (algorithm === "SYMMETRIC_DEFAULT") return await sealUnderKey(context, key, source, encryptionContext, kind);
  return await (await import("../crypto/rsa-cipher.ts")).sealWithRsa(context, key, algorithm, source);
}

const NO_CONTEXT = "An encryption context cannot be used with an asymmetric KMS key.";
