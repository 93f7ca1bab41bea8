import { agreeOnCurve } from "../crypto/asymmetric/curves.ts";
import { DRY_RUN_ERROR, kmsError } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { usableKey } from "../keys/usable-key.ts";
import { GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface DeriveSharedSecretOutput {
  readonly KeyAgreementAlgorithm: string;
  readonly KeyId: string;
  readonly KeyOrigin: string;
  readonly SharedSecret: Uint8Array;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html */
export const deriveSharedSecret = defineOperation({
  input: {
    KeyId: KEY_ID,
    KeyAgreementAlgorithm: { type: "enum", required: true, values: ["ECDH"] },
    PublicKey: { type: "blob", required: true, min: 1, max: 8192 },
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<DeriveSharedSecretOutput>> => {
    const { KeyAgreementAlgorithm } = input;
    const log = cryptographicLog({ keyId: input.KeyId, keyAgreementAlgorithm: KeyAgreementAlgorithm }, undefined);
    requestStep(context, []);
    const use = { usage: "KEY_AGREEMENT", algorithm: KeyAgreementAlgorithm } as const;
    const found = usableKey(input.KeyId, context, use);
    if (!found.ok) return refused(found.error, log());
    const key = found.value;
    const SharedSecret = agreeOnCurve(key.keySpec, currentMaterial(key).bytes, input.PublicKey);
    if (SharedSecret === null) return refused(kmsError("ValidationException"), log(key));
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
    respondStep(context, []);
    return answered({ KeyAgreementAlgorithm, KeyId: key.arn, KeyOrigin: key.origin, SharedSecret }, log(key));
  },
});
