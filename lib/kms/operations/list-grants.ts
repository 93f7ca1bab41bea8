import { kmsError } from "../errors/kms-error.ts";
import { KEY_ID } from "../shapes/shape.ts";
import {
  DEFAULT_GRANTS,
  GRANT_ID,
  type GrantsOutput,
  PAGE_INPUT,
  PRINCIPAL,
  SERVICE_PRINCIPAL,
  toGrantEntry,
} from "./grant-entry.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { pageOf } from "./page.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html */
export const listGrants = defineOperation({
  input: {
    KeyId: KEY_ID,
    GrantId: GRANT_ID,
    GranteePrincipal: PRINCIPAL,
    GranteeServicePrincipal: SERVICE_PRINCIPAL,
    ...PAGE_INPUT,
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GrantsOutput>> =>
    onKey(context, { keyId: input.KeyId }, (key, log) => {
      const { GrantId, GranteePrincipal, GranteeServicePrincipal } = input;
      if (GrantId !== undefined && !/^[0-9a-f]{64}$/.test(GrantId)) {
        return refused(kmsError("InvalidGrantIdException", `Invalid grant id ${GrantId}`), log);
      }
      const asked = key.grants.filter(
        (grant) =>
          (GrantId === undefined || grant.id === GrantId) &&
          (GranteePrincipal === undefined || grant.granteePrincipal === GranteePrincipal) &&
          (GranteeServicePrincipal === undefined || grant.granteeServicePrincipal === GranteeServicePrincipal),
      );
      const page = pageOf(asked, ({ id }) => id, input, DEFAULT_GRANTS);
      if (!page.ok) return refused(page.error, log);
      return answered(
        { Grants: page.value.entries.map((grant) => toGrantEntry(grant, key)), ...page.value.marks },
        log,
      );
    }),
});
