import { DRY_RUN_ERROR, kmsError } from "../errors/kms-error.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { GRANT_ID } from "./grant-entry.ts";
import { changedKey, onKey } from "./on-key.ts";
import { defineOperation, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html: what the key's administrators do. */
export const revokeGrant = defineOperation({
  input: { KeyId: KEY_ID, GrantId: { ...GRANT_ID, required: true }, DryRun: { type: "boolean" } },
  readOnly: false,
  run: async (input, context) =>
    onKey(context, { keyId: input.KeyId, grantId: input.GrantId }, (key, log) => {
      const grants = key.grants.filter(({ id }) => id !== input.GrantId);
      if (grants.length === key.grants.length) {
        return refused(kmsError("NotFoundException", `Grant ID ${input.GrantId} not found`), log);
      }
      return input.DryRun === true ? refused(DRY_RUN_ERROR, log) : changedKey({ ...key, grants }, log);
    }),
});
