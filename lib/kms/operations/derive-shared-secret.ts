import { err, ok } from "../../result.ts";
import { agreeOnCurve } from "../crypto/asymmetric/curves.ts";
import { kmsError } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { GRANT_TOKENS, KEY_ID, RECIPIENT } from "../shapes/shape.ts";
import { onUsableKey } from "./on-usable-key.ts";
import { defineOperation, type Outcome } from "./operation.ts";

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
    Recipient: RECIPIENT,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<DeriveSharedSecretOutput>> => {
    const { KeyAgreementAlgorithm } = input;
    const use = { usage: "KEY_AGREEMENT", algorithm: KeyAgreementAlgorithm } as const;
    const call = { use, logged: { keyAgreementAlgorithm: KeyAgreementAlgorithm } };
    return await onUsableKey(context, input, call, async (key) => {
      const SharedSecret = agreeOnCurve(key.keySpec, currentMaterial(key).bytes, input.PublicKey);
      if (SharedSecret === null) return err(kmsError("ValidationException"));
      return ok({ KeyAgreementAlgorithm, KeyId: key.arn, KeyOrigin: key.origin, SharedSecret });
    });
  },
});
