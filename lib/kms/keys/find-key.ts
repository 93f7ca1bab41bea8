import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import type { KmsKey } from "../world/world.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MULTI_REGION_ID = /^mrk-[0-9a-f]{32}$/;
const ARN = /^arn:aws:kms:([a-z0-9-]+):(\d{12}):(key|alias)\/(.+)$/;

type FindContext = Pick<CallContext, "world" | "caller" | "region">;

/**
 * The key that a KeyId names: key id, key ARN, alias name or alias ARN. A bare id or name means the
 * caller's account in the called Region.
 * @returns NotFoundException or InvalidArnException with the service's sentences.
 */
export function findKey(keyId: string, context: FindContext): Result<KmsKey, KmsError> {
  const { caller, region } = context;
  if (keyId.startsWith("alias/")) return lookUpAlias(aliasArn(region, caller.accountId, keyId), context);
  return findKeyById(keyId, context);
}

/** The same for operations that take a key id or key ARN only (they manage a key, not what a name points to). */
export function findKeyById(keyId: string, context: FindContext): Result<KmsKey, KmsError> {
  const { caller, region } = context;
  if (keyId.startsWith("arn:")) return findByArn(keyId, context);
  if (!UUID.test(keyId) && !MULTI_REGION_ID.test(keyId)) {
    return err(kmsError("NotFoundException", `Invalid keyId '${keyId}'`));
  }
  return lookUp(keyArn(region, caller.accountId, keyId), context);
}

export function keyArn(region: string, accountId: string, keyId: string): string {
  return `arn:aws:kms:${region}:${accountId}:key/${keyId}`;
}

/** @param name with its prefix: alias/invoices. */
export function aliasArn(region: string, accountId: string, name: string): string {
  return `arn:aws:kms:${region}:${accountId}:${name}`;
}

function findByArn(arn: string, context: FindContext): Result<KmsKey, KmsError> {
  const [, region, , resource] = ARN.exec(arn) ?? [];
  if (region === undefined) return err(kmsError("InvalidArnException", `Invalid arn ${arn}`));
  if (region !== context.region) return err(kmsError("NotFoundException", `Invalid arn ${region}`));
  return resource === "alias" ? lookUpAlias(arn, context) : lookUp(arn, context);
}

function lookUpAlias(arn: string, context: Pick<CallContext, "world">): Result<KmsKey, KmsError> {
  const alias = context.world.aliases.get(arn);
  if (!alias) return err(kmsError("NotFoundException", `Alias ${arn} is not found.`));
  return lookUp(keyArn(alias.region, alias.accountId, alias.targetKeyId), context);
}

function lookUp(arn: string, { world }: Pick<CallContext, "world">): Result<KmsKey, KmsError> {
  const key = world.keys.get(arn);
  return key ? ok(key) : err(kmsError("NotFoundException", `Key '${arn}' does not exist`));
}
