import { ok } from "../../result.ts";
import { mac } from "../crypto/mac.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { MAC_INPUT, macCall } from "./mac-input.ts";
import { onUsableKey } from "./on-usable-key.ts";
import { defineOperation, type Outcome } from "./operation.ts";

interface GenerateMacOutput {
  readonly KeyId: string;
  readonly Mac: Uint8Array;
  readonly MacAlgorithm: string;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html */
export const generateMac = defineOperation({
  input: MAC_INPUT,
  readOnly: true,
  run: async (input, context): Promise<Outcome<GenerateMacOutput>> =>
    await onUsableKey(context, input, macCall(input), async (key) => {
      const { MacAlgorithm } = input;
      return ok({ KeyId: key.arn, Mac: mac(MacAlgorithm, currentMaterial(key).bytes, input.Message), MacAlgorithm });
    }),
});
