import { err, ok, type Result } from "../../result.ts";
import { utf8 } from "../bytes/bytes.ts";
import type { EncryptionContext } from "../crypto/encryption-context.ts";
import type { KmsError } from "../errors/kms-error.ts";
import type { CallOptions, Kms } from "../kms.ts";
import { KMS_PROVIDER, type MessageHeader } from "./message-header.ts";
import { MESSAGE_ID_LENGTH } from "./suite.ts";
import type { MessageRecipe } from "./write-message.ts";

/** Asks KMS for a data key of one message. The recipe holds it in the clear: overwrite it when the message is written. */
export async function sealingKeyFromKms(
  kms: Kms,
  { keyId, context }: { readonly keyId: string; readonly context: EncryptionContext },
  options: CallOptions = {},
): Promise<Result<MessageRecipe, KmsError>> {
  const { result } = await kms.call(
    "GenerateDataKey",
    { KeyId: keyId, KeySpec: "AES_256", EncryptionContext: context },
    options,
  );
  if (!result.ok) return result;
  const { Plaintext: dataKey, CiphertextBlob: encryptedDataKey, KeyId } = result.value;
  const encryptedDataKeys = [{ providerId: KMS_PROVIDER, providerInfo: utf8(KeyId), encryptedDataKey }];
  return ok({ dataKey, encryptedDataKeys, context, messageId: kms.deps.random(MESSAGE_ID_LENGTH) });
}

/** Has KMS decrypt the first data key of a header that it can. @returns the last refusal where it can none. */
export async function openKeyWithKms(
  kms: Kms,
  { encryptedDataKeys, context }: Pick<MessageHeader, "encryptedDataKeys" | "context">,
  options: CallOptions = {},
): Promise<Result<Uint8Array, KmsError | null>> {
  let refusal: KmsError | null = null;
  for (const { providerId, providerInfo, encryptedDataKey } of encryptedDataKeys) {
    if (providerId !== KMS_PROVIDER) continue;
    const { result } = await kms.call(
      "Decrypt",
      {
        CiphertextBlob: encryptedDataKey,
        KeyId: new TextDecoder().decode(providerInfo),
        EncryptionContext: context,
      },
      options,
    );
    if (result.ok) return ok(result.value.Plaintext);
    refusal = result.error;
  }
  return err(refusal);
}
