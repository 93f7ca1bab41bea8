import { decapsulateWith } from "../crypto/asymmetric/post-quantum.ts";
import { DRY_RUN_ERROR, kmsError } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { usableKey } from "../keys/usable-key.ts";
import { GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface DecapsulateOutput {
  readonly EncapsulationAlgorithm: string;
  readonly KeyId: string;
  /** 32 bytes. */
  readonly SharedSecret: Uint8Array;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html */
export const decapsulate = defineOperation({
  input: {
    KeyId: KEY_ID,
    EncapsulationAlgorithm: { type: "enum", required: true, values: ["ML_KEM"] },
    SharedSecretCiphertextBlob: { type: "blob", required: true, min: 1, max: 6144 },
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<DecapsulateOutput>> => {
    const { EncapsulationAlgorithm } = input;
    const log = cryptographicLog({ keyId: input.KeyId, encapsulationAlgorithm: EncapsulationAlgorithm }, undefined);
    requestStep(context, []);
    const use = { usage: "ENCAPSULATE_DECAPSULATE", algorithm: EncapsulationAlgorithm } as const;
    const found = usableKey(input.KeyId, context, use);
    if (!found.ok) return refused(found.error, log());
    const key = found.value;
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
    const SharedSecret = decapsulateWith(key.keySpec, currentMaterial(key).bytes, input.SharedSecretCiphertextBlob);
    if (SharedSecret === null) return refused(kmsError("InvalidCiphertextException"), log(key));
    respondStep(context, []);
    const output = { EncapsulationAlgorithm, KeyId: key.arn, SharedSecret };
    return answered(output, log(key));
  },
});
