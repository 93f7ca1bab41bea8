import { err, ok } from "../../result.ts";
import { mac, sameMac } from "../crypto/mac.ts";
import { kmsError } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { MAC_INPUT, macCall } from "./mac-input.ts";
import { onUsableKey } from "./on-usable-key.ts";
import { defineOperation, type Outcome } from "./operation.ts";

interface VerifyMacOutput {
  readonly KeyId: string;
  readonly MacAlgorithm: string;
  readonly MacValid: true;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html: a MAC that does not fit is an error. */
export const verifyMac = defineOperation({
  input: { ...MAC_INPUT, Mac: { type: "blob", required: true, min: 1, max: 6144 } },
  readOnly: true,
  run: async (input, context): Promise<Outcome<VerifyMacOutput>> =>
    await onUsableKey(context, input, macCall(input), async (key) => {
      const { MacAlgorithm } = input;
      const made = mac(MacAlgorithm, currentMaterial(key).bytes, input.Message);
      if (!sameMac(made, input.Mac)) return err(kmsError("KMSInvalidMacException"));
      return ok({ KeyId: key.arn, MacAlgorithm, MacValid: true });
    }),
});
