import { err, ok, type Result } from "../../result.ts";
import { contextThings } from "../crypto/symmetric-cipher.ts";
import { DRY_RUN_ERROR, type KmsError, kmsError } from "../errors/kms-error.ts";
import { usableKey } from "../keys/usable-key.ts";
import { ENCRYPTION_CONTEXT, GRANT_TOKENS, type InputOf, KEY_ID } from "../shapes/shape.ts";
import type { KmsKey } from "../world/world.ts";
import { requestStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import type { CallContext, CallLog } from "./operation.ts";
import { sealDataKey } from "./seal-data-key.ts";

/** The input of both operations that make a data key. */
export const DATA_KEY_INPUT = {
  KeyId: KEY_ID,
  KeySpec: { type: "enum", values: ["AES_256", "AES_128"] },
  NumberOfBytes: { type: "integer", min: 1, max: 1024 },
  EncryptionContext: ENCRYPTION_CONTEXT,
  GrantTokens: GRANT_TOKENS,
  DryRun: { type: "boolean" },
} as const;

interface DataKey {
  readonly key: KmsKey;
  readonly plaintext: { readonly bytes: Uint8Array; readonly thing: string };
  readonly sealed: { readonly blob: Uint8Array; readonly thing: string; readonly materialId: string };
  readonly log: CallLog;
}

const SPEC_LENGTHS = { AES_128: 16, AES_256: 32 } as const;

/** Makes random bytes that have nothing to do with the KMS key, and encrypts them under it. */
export async function makeDataKey(
  input: InputOf<typeof DATA_KEY_INPUT>,
  context: CallContext,
): Promise<Result<DataKey, { readonly error: KmsError; readonly log: CallLog }>> {
  const size = input.KeySpec === undefined ? { numberOfBytes: input.NumberOfBytes } : { keySpec: input.KeySpec };
  const log = cryptographicLog({ keyId: input.KeyId, ...size }, input.EncryptionContext);
  if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
    return err({ error: kmsError("ValidationException", ONE_SIZE), log: log() });
  }
  requestStep(context, contextThings(context, input.EncryptionContext));
  const found = usableKey(input.KeyId, context, { usage: "ENCRYPT_DECRYPT", algorithm: "SYMMETRIC_DEFAULT" });
  if (!found.ok) return err({ error: found.error, log: log() });
  const key = found.value;
  if (input.DryRun === true) return err({ error: DRY_RUN_ERROR, log: log(key) });

  const length = input.KeySpec === undefined ? (input.NumberOfBytes ?? 0) : SPEC_LENGTHS[input.KeySpec];
  const { plaintext, sealed } = await sealDataKey(context, key, context.random(length), input.EncryptionContext);
  return ok({ key, plaintext, sealed, log: log(key, sealed.materialId) });
}

const ONE_SIZE = "Please specify either number of bytes or key spec.";
