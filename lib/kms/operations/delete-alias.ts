import { kmsError } from "../errors/kms-error.ts";
import { aliasArn, keyArn } from "../keys/find-key.ts";
import { accountError, authorisationError } from "../policy/authorise.ts";
import { ALIAS_NAME } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html: the key stays as it is. */
export const deleteAlias = defineOperation({
  input: { AliasName: ALIAS_NAME },
  readOnly: false,
  run: async (input, context): Promise<Outcome<undefined>> => {
    const { world, caller, region } = context;
    const requestParameters = { aliasName: input.AliasName };
    const arn = aliasArn(region, caller.accountId, input.AliasName);
    const unallowed = accountError(context, arn);
    if (unallowed) return refused(unallowed, { requestParameters });
    const alias = world.aliases.get(arn);
    if (!alias) return refused(kmsError("NotFoundException", `Alias ${arn} is not found.`), { requestParameters });
    const key = world.keys.get(keyArn(region, caller.accountId, alias.targetKeyId));
    const log = { requestParameters, ...(key ? { keys: [key] } : {}) };
    const denied = key ? authorisationError(context, key) : null;
    if (denied) return refused(denied, log);
    return answered(undefined, log, [{ kind: "delete-alias", arn }]);
  },
});
