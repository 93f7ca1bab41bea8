import { kmsError } from "../errors/kms-error.ts";
import { keyPolicyError } from "../policy/key-policy-error.ts";
import { KEY_ID, KEY_POLICY_NAME, POLICY } from "../shapes/shape.ts";
import { changedKey, onKey } from "./on-key.ts";
import { defineOperation, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
export const putKeyPolicy = defineOperation({
  input: {
    KeyId: KEY_ID,
    PolicyName: KEY_POLICY_NAME,
    Policy: { ...POLICY, required: true },
    BypassPolicyLockoutSafetyCheck: { type: "boolean" },
  },
  readOnly: false,
  run: async (input, context) => {
    const bypass = input.BypassPolicyLockoutSafetyCheck ?? false;
    const requestParameters = {
      keyId: input.KeyId,
      policyName: input.PolicyName ?? "default",
      bypassPolicyLockoutSafetyCheck: bypass,
      policy: input.Policy,
    };
    return onKey(context, requestParameters, (key, log) => {
      if (requestParameters.policyName !== "default") {
        return refused(kmsError("NotFoundException", "No such policy exists"), log);
      }
      const changed = { ...key, policy: input.Policy };
      const fault = keyPolicyError(context, changed, bypass);
      return fault ? refused(fault, log) : changedKey(changed, log);
    });
  },
});
