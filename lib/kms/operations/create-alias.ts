import { kmsError } from "../errors/kms-error.ts";
import { aliasArn } from "../keys/find-key.ts";
import { aliasNameError } from "../keys/alias-name.ts";
import { accountError } from "../policy/authorise.ts";
import { ALIAS_NAME, KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export const createAlias = defineOperation({
  input: { AliasName: ALIAS_NAME, TargetKeyId: KEY_ID },
  readOnly: false,
  run: async (input, context): Promise<Outcome<undefined>> => {
    const { AliasName: name } = input;
    const { world, caller, region } = context;
    const requestParameters = { aliasName: name, targetKeyId: input.TargetKeyId };
    const fault = aliasNameError(name);
    if (fault) return refused(fault, { requestParameters });
    const denied = accountError(context, aliasArn(region, caller.accountId, name));
    if (denied) return refused(denied, { requestParameters });
    return onKey(context, requestParameters, (key, log) => {
      const arn = aliasArn(region, caller.accountId, name);
      if (world.aliases.has(arn)) {
        return refused(kmsError("AlreadyExistsException", `An alias with the name ${arn} already exists`), log);
      }
      const alias = {
        arn,
        name,
        accountId: caller.accountId,
        region,
        targetKeyId: key.keyId,
        createdAt: world.now,
        updatedAt: world.now,
      };
      return answered(undefined, log, [{ kind: "put-alias", alias }]);
    });
  },
});
