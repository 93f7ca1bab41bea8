import { sign as makeSignature } from "../crypto/asymmetric/asymmetric.ts";
import { DRY_RUN_ERROR } from "../errors/kms-error.ts";
import { currentMaterial } from "../keys/current-material.ts";
import { usableKey } from "../keys/usable-key.ts";
import { GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { MESSAGE, MESSAGE_TYPE, messageError, SIGNING_ALGORITHM } from "./sign-input.ts";

interface SignOutput {
  readonly KeyId: string;
  readonly Signature: Uint8Array;
  readonly SigningAlgorithm: string;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html */
export const sign = defineOperation({
  input: {
    KeyId: KEY_ID,
    Message: MESSAGE,
    MessageType: MESSAGE_TYPE,
    SigningAlgorithm: SIGNING_ALGORITHM,
    GrantTokens: GRANT_TOKENS,
    DryRun: { type: "boolean" },
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<SignOutput>> => {
    const { Message: message, SigningAlgorithm: algorithm, MessageType: messageType = "RAW" } = input;
    const log = cryptographicLog({ keyId: input.KeyId, messageType, signingAlgorithm: algorithm }, undefined);
    requestStep(context, []);
    const found = usableKey(input.KeyId, context, { usage: "SIGN_VERIFY", algorithm });
    if (!found.ok) return refused(found.error, log());
    const key = found.value;
    const fault = messageError(algorithm, messageType, message);
    if (fault) return refused(fault, log(key));
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
    const request = { spec: key.keySpec, algorithm, message, messageType };
    const Signature = await makeSignature(request, currentMaterial(key).bytes, context);
    respondStep(context, []);
    return answered({ KeyId: key.arn, Signature, SigningAlgorithm: algorithm }, log(key));
  },
});
