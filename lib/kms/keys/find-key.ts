import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import type { KmsKey } from "../world/world.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MULTI_REGION_ID = /^mrk-[0-9a-f]{32}$/;
const ARN = /^arn:aws:kms:([a-z0-9-]+):(\d{12}):(key|alias)\/(.+)$/;

/**
 * The key that a KeyId names: key id or key ARN; names and ARNs of aliases find nothing until there
 * are aliases. A bare key id means a key of the caller's account in the called Region.
 * @returns NotFoundException or InvalidArnException with the service's sentences.
 */
export function findKey(
  keyId: string,
  context: Pick<CallContext, "world" | "caller" | "region">,
): Result<KmsKey, KmsError> {
  const { caller, region } = context;
  if (keyId.startsWith("arn:")) return findByArn(keyId, context);
  if (keyId.startsWith("alias/")) {
    return err(kmsError("NotFoundException", `Alias arn:aws:kms:${region}:${caller.accountId}:${keyId} is not found.`));
  }
  if (!UUID.test(keyId) && !MULTI_REGION_ID.test(keyId)) {
    return err(kmsError("NotFoundException", `Invalid keyId '${keyId}'`));
  }
  return lookUp(keyArn(region, caller.accountId, keyId), context);
}

export function keyArn(region: string, accountId: string, keyId: string): string {
  return `arn:aws:kms:${region}:${accountId}:key/${keyId}`;
}

function findByArn(arn: string, context: Pick<CallContext, "world" | "region">): Result<KmsKey, KmsError> {
  const [, region, , resource] = ARN.exec(arn) ?? [];
  if (region === undefined) return err(kmsError("InvalidArnException", `Invalid arn ${arn}`));
  if (region !== context.region) return err(kmsError("NotFoundException", `Invalid arn ${region}`));
  if (resource === "alias") return err(kmsError("NotFoundException", `Alias ${arn} is not found.`));
  return lookUp(arn, context);
}

function lookUp(arn: string, { world }: Pick<CallContext, "world">): Result<KmsKey, KmsError> {
  const key = world.keys.get(arn);
  return key ? ok(key) : err(kmsError("NotFoundException", `Key '${arn}' does not exist`));
}
