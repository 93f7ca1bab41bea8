import { findCurrentMaterial } from "../keys/current-material.ts";
import { findKey } from "../keys/find-key.ts";
import { algorithmMember } from "../keys/key-metadata.ts";
import { stateError } from "../keys/key-state.ts";
import { kmsError } from "../errors/kms-error.ts";
import { authorisationError } from "../policy/authorise.ts";
import { GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface GetPublicKeyOutput {
  readonly CustomerMasterKeySpec: string;
  readonly KeyId: string;
  readonly KeySpec: string;
  readonly KeyUsage: string;
  /** SubjectPublicKeyInfo in DER. */
  readonly PublicKey: Uint8Array;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html */
export const getPublicKey = defineOperation({
  input: { KeyId: KEY_ID, GrantTokens: GRANT_TOKENS },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GetPublicKeyOutput>> => {
    const requestParameters = { keyId: input.KeyId };
    const found = findKey(input.KeyId, context);
    if (!found.ok) return refused(found.error, { requestParameters });
    const key = found.value;
    const log = { requestParameters, keys: [key] };
    const refusal = authorisationError(context, key) ?? stateError(context.operation, key);
    if (refusal) return refused(refusal, log);
    const material = findCurrentMaterial(key);
    // There is none before the first import.
    if (material === null) return refused(kmsError("KMSInvalidStateException", `${key.arn} is pending import.`), log);
    const { publicKey } = material;
    if (publicKey === null) {
      const message = `${key.arn} key spec is ${key.keySpec} which is not valid for GetPublicKey.`;
      return refused(kmsError("UnsupportedOperationException", message), log);
    }
    const output = {
      CustomerMasterKeySpec: key.keySpec,
      KeyId: key.arn,
      KeySpec: key.keySpec,
      KeyUsage: key.keyUsage,
      PublicKey: publicKey,
      ...algorithmMember(key),
    };
    return answered(output, log);
  },
});
