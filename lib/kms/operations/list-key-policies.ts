import { KEY_ID, LIMIT, MARKER } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome } from "./operation.ts";

interface ListKeyPoliciesOutput {
  readonly PolicyNames: readonly string[];
  readonly Truncated: boolean;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html: there is always exactly one. */
export const listKeyPolicies = defineOperation({
  input: { KeyId: KEY_ID, Limit: LIMIT, Marker: MARKER },
  readOnly: true,
  run: async (input, context): Promise<Outcome<ListKeyPoliciesOutput>> =>
    onKey(context, { keyId: input.KeyId }, (_, log) => answered({ PolicyNames: ["default"], Truncated: false }, log)),
});
