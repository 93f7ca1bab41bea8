import { err, ok } from "../../result.ts";
import { decapsulateWith } from "../crypto/asymmetric/post-quantum.ts";
import { kmsError } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { KEM_INPUT, kemCall } from "./kem-input.ts";
import { onUsableKey } from "./on-usable-key.ts";
import { defineOperation, type Outcome } from "./operation.ts";

interface DecapsulateOutput {
  readonly EncapsulationAlgorithm: string;
  readonly KeyId: string;
  /** 32 bytes. */
  readonly SharedSecret: Uint8Array;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html */
export const decapsulate = defineOperation({
  input: { ...KEM_INPUT, SharedSecretCiphertextBlob: { type: "blob", required: true, min: 1, max: 6144 } },
  readOnly: true,
  run: async (input, context): Promise<Outcome<DecapsulateOutput>> =>
    await onUsableKey(context, input, kemCall(input), async (key) => {
      const { EncapsulationAlgorithm, SharedSecretCiphertextBlob: ciphertext } = input;
      const SharedSecret = decapsulateWith(key.keySpec, currentMaterial(key).bytes, ciphertext);
      if (SharedSecret === null) return err(kmsError("InvalidCiphertextException"));
      return ok({ EncapsulationAlgorithm, KeyId: key.arn, SharedSecret });
    }),
});
