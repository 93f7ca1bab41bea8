import { err, ok } from "../../result.ts";
import { verify as checkSignature } from "../crypto/asymmetric/asymmetric.ts";
import { kmsError } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { onUsableKey } from "./on-usable-key.ts";
import { defineOperation, type Outcome } from "./operation.ts";
import { SIGN_INPUT, signatureCall, signRequest } from "./sign-input.ts";

interface VerifyOutput {
  readonly KeyId: string;
  readonly SignatureValid: true;
  readonly SigningAlgorithm: string;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html
 * A signature that does not fit is an error, never an answer of false.
 */
export const verify = defineOperation({
  input: { ...SIGN_INPUT, Signature: { type: "blob", required: true, min: 1, max: 6144 } },
  readOnly: true,
  run: async (input, context): Promise<Outcome<VerifyOutput>> =>
    await onUsableKey(context, input, signatureCall(input), async (key) => {
      const publicKey = currentMaterial(key).publicKey ?? new Uint8Array();
      const fits = await checkSignature(signRequest(key, input), publicKey, input.Signature, context);
      if (!fits) return err(kmsError("KMSInvalidSignatureException"));
      return ok({ KeyId: key.arn, SignatureValid: true, SigningAlgorithm: input.SigningAlgorithm });
    }),
});
