import { ok } from "../../result.ts";
import { sign as makeSignature } from "../crypto/asymmetric/asymmetric.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { onUsableKey } from "./on-usable-key.ts";
import { defineOperation, type Outcome } from "./operation.ts";
import { SIGN_INPUT, signatureCall, signRequest } from "./sign-input.ts";

interface SignOutput {
  readonly KeyId: string;
  readonly Signature: Uint8Array;
  readonly SigningAlgorithm: string;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html */
export const sign = defineOperation({
  input: SIGN_INPUT,
  readOnly: true,
  run: async (input, context): Promise<Outcome<SignOutput>> =>
    await onUsableKey(context, input, signatureCall(input), async (key) => {
      const Signature = await makeSignature(signRequest(key, input), currentMaterial(key).bytes, context);
      return ok({ KeyId: key.arn, Signature, SigningAlgorithm: input.SigningAlgorithm });
    }),
});
