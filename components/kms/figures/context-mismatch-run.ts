import type { EncryptionContext, Kms } from "@/lib/kms";

import { type BrowserKms, kmsWithKey } from "../use-kms.ts";

export interface ContextBench {
  readonly kms: Kms;
  readonly keyId: string;
}

export async function setUpContext(browser: BrowserKms): Promise<ContextBench> {
  return await kmsWithKey(browser);
}

/** @returns null where Decrypt opened it, else its error's code; or the code of Encrypt's own refusal. */
export async function encryptThenDecrypt(
  { kms, keyId }: ContextBench,
  given: {
    readonly plaintext: Uint8Array;
    readonly sealedWith: EncryptionContext;
    readonly openedWith: EncryptionContext;
  },
): Promise<{ readonly code: string | null; readonly blob: Uint8Array | null }> {
  const sealed = await kms.call("Encrypt", {
    KeyId: keyId,
    Plaintext: given.plaintext,
    EncryptionContext: given.sealedWith,
  });
  if (!sealed.result.ok) return { code: sealed.result.error.code, blob: null };
  const blob = sealed.result.value.CiphertextBlob;
  const opened = await kms.call("Decrypt", { CiphertextBlob: blob, EncryptionContext: given.openedWith });
  return { code: opened.result.ok ? null : opened.result.error.code, blob };
}
