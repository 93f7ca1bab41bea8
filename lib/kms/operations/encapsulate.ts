import { ok } from "../../result.ts";
import { encapsulateWith } from "../crypto/asymmetric/post-quantum.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { KEM_INPUT, kemCall } from "./kem-input.ts";
import { onUsableKey } from "./on-usable-key.ts";
import { defineOperation, type Outcome } from "./operation.ts";

interface EncapsulateOutput {
  readonly EncapsulationAlgorithm: string;
  readonly KeyId: string;
  /** 32 bytes. */
  readonly SharedSecret: Uint8Array;
  readonly SharedSecretCiphertextBlob: Uint8Array;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html */
export const encapsulate = defineOperation({
  input: KEM_INPUT,
  readOnly: true,
  run: async (input, context): Promise<Outcome<EncapsulateOutput>> =>
    await onUsableKey(context, input, kemCall(input), async (key) => {
      const publicKey = currentMaterial(key).publicKey ?? new Uint8Array();
      const { sharedSecret, cipherText } = encapsulateWith(key.keySpec, publicKey, context.random);
      return ok({
        EncapsulationAlgorithm: input.EncapsulationAlgorithm,
        KeyId: key.arn,
        SharedSecret: sharedSecret,
        SharedSecretCiphertextBlob: cipherText,
      });
    }),
});
