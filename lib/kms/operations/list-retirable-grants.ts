import { kmsError } from "../errors/kms-error.ts";
import { accountError } from "../policy/authorise.ts";
import {
  DEFAULT_GRANTS,
  type GrantsOutput,
  PAGE_INPUT,
  PRINCIPAL,
  SERVICE_PRINCIPAL,
  toGrantEntry,
} from "./grant-entry.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { pageOf } from "./page.ts";

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html
 * The grants of the caller's account in this Region that name a retiring principal.
 */
export const listRetirableGrants = defineOperation({
  input: { RetiringPrincipal: PRINCIPAL, RetiringServicePrincipal: SERVICE_PRINCIPAL, ...PAGE_INPUT },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GrantsOutput>> => {
    const { world, caller, region } = context;
    const { RetiringPrincipal: principal, RetiringServicePrincipal: service } = input;
    const log = { requestParameters: { retiringPrincipal: principal } };
    const denied = accountError(context);
    if (denied) return refused(denied, log);
    if ((principal === undefined) === (service === undefined)) {
      return refused(
        kmsError("ValidationException", "Specify either RetiringPrincipal or RetiringServicePrincipal."),
        log,
      );
    }
    const found = [...world.keys.values()]
      .filter((key) => key.accountId === caller.accountId && key.region === region)
      .flatMap((key) =>
        key.grants
          .filter((grant) =>
            principal === undefined
              ? grant.retiringServicePrincipal === service
              : grant.retiringPrincipal === principal,
          )
          .map((grant) => toGrantEntry(grant, key)),
      );
    const page = pageOf(found, ({ GrantId }) => GrantId, input, DEFAULT_GRANTS);
    return page.ok ? answered({ Grants: page.value.entries, ...page.value.marks }, log) : refused(page.error, log);
  },
});
