import { DRY_RUN_ERROR, type KmsError, kmsError } from "../errors/kms-error.ts";
import { usableKey } from "../keys/usable-key.ts";
import type { CallContext } from "./operation.ts";

/** A dry run that asks about the permission alone, and so needs no ciphertext. */
export function ignoresCiphertext(input: {
  readonly DryRun: boolean | undefined;
  readonly DryRunModifiers: readonly string[] | undefined;
}): boolean {
  return input.DryRun === true && input.DryRunModifiers?.includes("IGNORE_CIPHERTEXT") === true;
}

/** What such a dry run answers, which is an error either way. The key has to be named: no blob says which. */
export function permissionOnly(
  context: CallContext,
  keyId: string | undefined,
  use: { readonly algorithm: string; readonly action: string },
): KmsError {
  if (keyId === undefined) {
    return kmsError("ValidationException", "A key id is required where the ciphertext is ignored.");
  }
  const found = usableKey(keyId, context, { usage: "ENCRYPT_DECRYPT", ...use });
  return found.ok ? DRY_RUN_ERROR : found.error;
}

export const NO_CIPHERTEXT = kmsError(
  "ValidationException",
  "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null",
);
