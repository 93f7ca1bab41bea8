import { kmsError } from "../errors/kms-error.ts";
import { KEY_ID, KEY_POLICY_NAME } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface GetKeyPolicyOutput {
  readonly Policy: string;
  readonly PolicyName: "default";
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html: a key has one policy, named default. */
export const getKeyPolicy = defineOperation({
  input: { KeyId: KEY_ID, PolicyName: KEY_POLICY_NAME },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GetKeyPolicyOutput>> => {
    const requestParameters = { keyId: input.KeyId, policyName: input.PolicyName ?? "default" };
    return onKey(context, requestParameters, (key, log) =>
      requestParameters.policyName === "default"
        ? answered({ Policy: key.policy, PolicyName: "default" }, log)
        : refused(kmsError("NotFoundException", "No such policy exists"), log),
    );
  },
});
