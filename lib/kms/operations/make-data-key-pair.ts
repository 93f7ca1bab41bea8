import { err, ok, type Result } from "../../result.ts";
import { generatePair, privateKeyOf } from "../crypto/asymmetric/asymmetric.ts";
import { contextThings } from "../crypto/symmetric-cipher.ts";
import { DRY_RUN_ERROR, type KmsError, kmsError } from "../errors/kms-error.ts";
import { usableKey } from "../keys/usable-key.ts";
import { ENCRYPTION_CONTEXT, GRANT_TOKENS, type InputOf, KEY_ID } from "../shapes/shape.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import type { CallContext, CallLog } from "./operation.ts";
import { sealDataKey } from "./seal-data-key.ts";

const PAIR_SPECS = [
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "ECC_NIST_P256",
  "ECC_NIST_P384",
  "ECC_NIST_P521",
  "ECC_SECG_P256K1",
  "SM2",
  "ECC_NIST_EDWARDS25519",
  "ML_KEM_512",
  "ML_KEM_768",
  "ML_KEM_1024",
] as const;

/** The input of both operations that make a data key pair. */
export const DATA_KEY_PAIR_INPUT = {
  KeyId: KEY_ID,
  KeyPairSpec: { type: "enum", required: true, values: PAIR_SPECS },
  EncryptionContext: ENCRYPTION_CONTEXT,
  GrantTokens: GRANT_TOKENS,
  DryRun: { type: "boolean" },
} as const;

export interface SealedPair {
  readonly KeyId: string;
  readonly KeyMaterialId: string;
  readonly KeyPairSpec: string;
  readonly PrivateKeyCiphertextBlob: Uint8Array;
  readonly PublicKey: Uint8Array;
}

interface DataKeyPair {
  readonly output: SealedPair;
  /** PKCS#8 in DER. */
  readonly privateKey: Uint8Array;
  readonly log: CallLog;
}

/** Makes a key pair that has nothing to do with the KMS key, and encrypts its private half under it. */
export async function makeDataKeyPair(
  input: InputOf<typeof DATA_KEY_PAIR_INPUT>,
  context: CallContext,
): Promise<Result<DataKeyPair, { readonly error: KmsError; readonly log: CallLog }>> {
  const { KeyPairSpec } = input;
  const log = cryptographicLog({ keyId: input.KeyId, keyPairSpec: KeyPairSpec }, input.EncryptionContext);
  requestStep(context, contextThings(context, input.EncryptionContext));
  const found = usableKey(input.KeyId, context, { usage: "ENCRYPT_DECRYPT", algorithm: "SYMMETRIC_DEFAULT" });
  if (!found.ok) return err({ error: found.error, log: log() });
  const key = found.value;
  if (KeyPairSpec === "SM2") {
    const message = "KeyPairSpec SM2 is supported in China Regions only.";
    return err({ error: kmsError("UnsupportedOperationException", message), log: log(key) });
  }
  if (input.DryRun === true) return err({ error: DRY_RUN_ERROR, log: log(key) });

  const pair = await generatePair(KeyPairSpec, context);
  const privateKey = await privateKeyOf(KeyPairSpec, pair);
  const { plaintext, sealed } = await sealDataKey(context, key, privateKey, input.EncryptionContext);
  const shown = context.operation === "GenerateDataKeyPair" ? [plaintext.thing, sealed.thing] : [sealed.thing];
  respondStep(context, shown);
  const output = {
    KeyId: key.arn,
    KeyMaterialId: sealed.materialId,
    KeyPairSpec,
    PrivateKeyCiphertextBlob: sealed.blob,
    PublicKey: pair.publicKey,
  };
  return ok({ output, privateKey, log: log(key, sealed.materialId) });
}
