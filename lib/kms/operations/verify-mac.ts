import { mac, MAC_ALGORITHMS, sameMac } from "../crypto/mac.ts";
import { DRY_RUN_ERROR, kmsError } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { usableKey } from "../keys/usable-key.ts";
import { GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface VerifyMacOutput {
  readonly KeyId: string;
  readonly MacAlgorithm: string;
  readonly MacValid: true;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html */
export const verifyMac = defineOperation({
  input: {
    KeyId: KEY_ID,
    Message: { type: "blob", required: true, min: 1, max: 4096 },
    MacAlgorithm: { type: "enum", required: true, values: MAC_ALGORITHMS },
    Mac: { type: "blob", required: true, min: 1, max: 6144 },
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<VerifyMacOutput>> => {
    const { MacAlgorithm } = input;
    const log = cryptographicLog({ keyId: input.KeyId, macAlgorithm: MacAlgorithm }, undefined);
    requestStep(context, []);
    const found = usableKey(input.KeyId, context, { usage: "GENERATE_VERIFY_MAC", algorithm: MacAlgorithm });
    if (!found.ok) return refused(found.error, log());
    const key = found.value;
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
    const made = mac(MacAlgorithm, currentMaterial(key).bytes, input.Message);
    if (!sameMac(made, input.Mac)) return refused(kmsError("KMSInvalidMacException"), log(key));
    respondStep(context, []);
    return answered({ KeyId: key.arn, MacAlgorithm, MacValid: true }, log(key));
  },
});
