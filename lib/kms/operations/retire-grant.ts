import { DRY_RUN_ERROR, type KmsError, kmsError } from "../errors/kms-error.ts";
import { findKeyById } from "../keys/find-key.ts";
import { isGrantee } from "../policy/grant.ts";
import { readGrantToken } from "../policy/grant-token.ts";
import { principalOf } from "../policy/principal.ts";
import { OPTIONAL_KEY_ID } from "../shapes/shape.ts";
import type { Grant, KmsKey } from "../world/world.ts";
import { GRANT_ID } from "./grant-entry.ts";
import { changedKey } from "./on-key.ts";
import { type CallContext, defineOperation, refused } from "./operation.ts";

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html
 * What the retiring principal does, a grantee that was given RetireGrant, or the account that made
 * the grant; the key's policy is not asked.
 */
export const retireGrant = defineOperation({
  input: {
    GrantToken: { type: "text", min: 1, max: 8192 },
    KeyId: OPTIONAL_KEY_ID,
    GrantId: GRANT_ID,
    DryRun: { type: "boolean" },
  },
  readOnly: false,
  run: async (input, context) => {
    const requestParameters = input.KeyId === undefined ? {} : { keyId: input.KeyId, grantId: input.GrantId };
    const found = findGrant(input, context);
    if ("code" in found) return refused(found, { requestParameters });
    const { key, grant } = found;
    const log = { requestParameters, keys: [key] };
    if (!mayRetire(grant, context)) {
      const who = `User: ${context.caller.arn} is not authorized to perform: kms:RetireGrant on resource: ${key.arn}`;
      return refused(kmsError("AccessDeniedException", who), log);
    }
    if (input.DryRun === true) return refused(DRY_RUN_ERROR, log);
    return changedKey({ ...key, grants: key.grants.filter(({ id }) => id !== grant.id) }, log);
  },
});

function findGrant(
  input: {
    readonly GrantToken: string | undefined;
    readonly KeyId: string | undefined;
    readonly GrantId: string | undefined;
  },
  context: CallContext,
): { readonly key: KmsKey; readonly grant: Grant } | KmsError {
  if (input.GrantToken !== undefined) {
    const named = readGrantToken(input.GrantToken);
    const key = context.world.keys.get(named?.keyArn ?? "");
    const grant = key?.grants.find((other) => other.id === named?.grantId);
    return key && grant ? { key, grant } : kmsError("InvalidGrantTokenException", "Invalid grant token");
  }
  if (input.KeyId === undefined || input.GrantId === undefined) {
    return kmsError("ValidationException", "Specify either GrantToken, or KeyId and GrantId.");
  }
  const key = findKeyById(input.KeyId, context);
  if (!key.ok) return key.error;
  const grant = key.value.grants.find(({ id }) => id === input.GrantId);
  return grant ? { key: key.value, grant } : kmsError("NotFoundException", `Grant ID ${input.GrantId} not found`);
}

function mayRetire(grant: Grant, { caller }: CallContext): boolean {
  const names = [caller.arn, principalOf(caller)];
  const retiring = caller.type === "AWSService" ? grant.retiringServicePrincipal : grant.retiringPrincipal;
  const granted = grant.operations.includes("RetireGrant") && isGrantee(grant, caller);
  return granted || names.includes(retiring ?? "") || grant.issuingAccount === caller.arn;
}
