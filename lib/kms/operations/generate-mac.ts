import { mac, MAC_ALGORITHMS } from "../crypto/mac.ts";
import { DRY_RUN_ERROR } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { usableKey } from "../keys/usable-key.ts";
import { GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface GenerateMacOutput {
  readonly KeyId: string;
  readonly Mac: Uint8Array;
  readonly MacAlgorithm: string;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html */
export const generateMac = defineOperation({
  input: {
    KeyId: KEY_ID,
    Message: { type: "blob", required: true, min: 1, max: 4096 },
    MacAlgorithm: { type: "enum", required: true, values: MAC_ALGORITHMS },

    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GenerateMacOutput>> => {
    const { MacAlgorithm } = input;
    const log = cryptographicLog({ keyId: input.KeyId, macAlgorithm: MacAlgorithm }, undefined);
    requestStep(context, []);
    const found = usableKey(input.KeyId, context, { usage: "GENERATE_VERIFY_MAC", algorithm: MacAlgorithm });
    if (!found.ok) return refused(found.error, log());
    const key = found.value;
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
    const Mac = mac(MacAlgorithm, currentMaterial(key).bytes, input.Message);

    respondStep(context, []);
    return answered({ KeyId: key.arn, Mac, MacAlgorithm }, log(key));
  },
});
