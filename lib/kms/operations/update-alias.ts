import { kmsError } from "../errors/kms-error.ts";
import { aliasArn, keyArn } from "../keys/find-key.ts";
import { aliasNameError } from "../keys/alias-name.ts";
import { familyOf } from "../keys/key-spec.ts";
import { accountError, authorisationError } from "../policy/authorise.ts";
import { ALIAS_NAME, KEY_ID } from "../shapes/shape.ts";
import type { KmsKey } from "../world/world.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html
 * Moves an alias to another key of the same type and usage; it cannot be renamed.
 */
export const updateAlias = defineOperation({
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
    const arn = aliasArn(region, caller.accountId, name);
    const alias = world.aliases.get(arn);
    if (!alias) {
      return refused(kmsError("NotFoundException", `Alias ${arn} is not found.`), { requestParameters });
    }
    return onKey(context, requestParameters, (key, log) => {
      const old = world.keys.get(keyArn(region, caller.accountId, alias.targetKeyId));
      const away = old ? authorisationError(context, old) : null;
      if (away) return refused(away, log);
      if (old && (old.keyUsage !== key.keyUsage || kindOf(old) !== kindOf(key))) {
        const message = `${key.arn} is not of the type and usage of the alias's present key.`;
        return refused(kmsError("ValidationException", message), log);
      }
      const moved = { ...alias, targetKeyId: key.keyId, updatedAt: world.now };
      return answered(undefined, log, [{ kind: "put-alias", alias: moved }]);
    });
  },
});

/** Symmetric, HMAC or asymmetric: an alias never moves from one to another. */
function kindOf({ keySpec }: KmsKey): string {
  const family = familyOf(keySpec);
  return family === "symmetric" || family === "hmac" ? family : "asymmetric";
}
