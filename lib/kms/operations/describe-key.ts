import { findKey } from "../keys/find-key.ts";
import { type KeyMetadata, toKeyMetadata } from "../keys/key-metadata.ts";
import { authorisationError } from "../policy/authorise.ts";
import { GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html */
export const describeKey = defineOperation({
  input: { KeyId: KEY_ID, GrantTokens: GRANT_TOKENS },
  readOnly: true,
  run: async (input, context): Promise<Outcome<{ readonly KeyMetadata: KeyMetadata }>> => {
    const requestParameters = { keyId: input.KeyId };
    const found = findKey(input.KeyId, context);
    if (!found.ok) return refused(found.error, { requestParameters });
    const key = found.value;
    const log = { requestParameters, keys: [key] };
    const denied = authorisationError(context, key);
    if (denied) return refused(denied, log);
    return answered({ KeyMetadata: toKeyMetadata(key) }, log);
  },
});
