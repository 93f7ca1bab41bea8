import { parseBlob } from "../crypto/ciphertext-blob.ts";
import { findKey } from "../keys/find-key.ts";
import { leads } from "../keys/multi-region.ts";
import { DAY } from "../life/rotate.ts";
import type { CallContext } from "../operations/operation.ts";
import type { KmsKey } from "../world/world.ts";
import type { ConditionKeys } from "./condition.ts";
import { principalOf } from "./principal.ts";

type Context = Pick<CallContext, "caller" | "region" | "world" | "input" | "operation">;

/** Members of requests whose value is a condition key. */
const REQUEST_MEMBERS: Readonly<Record<string, string>> = {
  BypassPolicyLockoutSafetyCheck: "kms:BypassPolicyLockoutSafetyCheck",
  EncryptionAlgorithm: "kms:EncryptionAlgorithm",
  ExpirationModel: "kms:ExpirationModel",
  GranteePrincipal: "kms:GranteePrincipal",
  GranteeServicePrincipal: "kms:GranteeServicePrincipal",
  KeyAgreementAlgorithm: "kms:KeyAgreementAlgorithm",
  KeyPairSpec: "kms:DataKeyPairSpec",
  MacAlgorithm: "kms:MacAlgorithm",
  MessageType: "kms:MessageType",
  PendingWindowInDays: "kms:ScheduleKeyDeletionPendingWindowInDays",
  PrimaryRegion: "kms:PrimaryRegion",
  ReplicaRegion: "kms:ReplicaRegion",
  RetiringPrincipal: "kms:RetiringPrincipal",
  RetiringServicePrincipal: "kms:RetiringServicePrincipal",
  RotationPeriodInDays: "kms:RotationPeriodInDays",
  SigningAlgorithm: "kms:SigningAlgorithm",
  ValidTo: "kms:ValidTo",
  WrappingAlgorithm: "kms:WrappingAlgorithm",
  WrappingKeySpec: "kms:WrappingKeySpec",
};

const ON_GRANTS = ["CreateGrant", "ListGrants", "RevokeGrant"];
const ENDS_USE = ["DisableKey", "ScheduleKeyDeletion"];

/** The values of a request by condition key, in lower case. */
class Values {
  readonly #values = new Map<string, readonly string[]>();

  put(name: string, ...values: readonly (string | undefined)[]): void {
    const given = values.filter((value) => value !== undefined);
    if (given.length > 0) this.#values.set(name.toLowerCase(), given);
  }

  get(name: string): readonly string[] | undefined {
    return this.#values.get(name);
  }
}

/** The condition keys of a call that concerns no key in particular. CreateKey's are those of the key it asks for. */
export function accountKeys(context: Context): ConditionKeys {
  let values: Values | undefined;
  return {
    get: (name) => {
      values ??= accountValues(context);
      return values.get(name);
    },
  };
}

function accountValues(context: Context): Values {
  const values = requestKeys(context);
  if (context.operation === "CreateKey") {
    const { input } = context;
    const text = (member: string, otherwise: string) => {
      const value = input[member];
      return typeof value === "string" ? value : otherwise;
    };
    const spec = text("KeySpec", text("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT"));
    putKind(
      values,
      spec,
      text("KeyUsage", "ENCRYPT_DECRYPT"),
      text("Origin", "AWS_KMS"),
      input["MultiRegion"] === true,
    );
  }
  return values;
}

/**
 * The condition keys of a call on a key.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 * @param action without its prefix; ReEncrypt reads one context for its source, one for its destination.
 */
export function conditionKeys(context: Context, key: KmsKey, action: string): ConditionKeys {
  // Most policies ask for none, so they are put together when the first is asked for.
  let values: Values | undefined;
  return {
    get: (name) => {
      // Looked up only where a policy asks: an account may have thousands of aliases.
      if (name === "kms:resourcealiases") return aliasesOf(key, context.world);
      if (name === "kms:reencryptonsamekey") return reEncryptsOnSameKey(context);
      values ??= keyValues(context, key, action);
      return values.get(name);
    },
  };
}

function keyValues(context: Context, key: KmsKey, action: string): Values {
  const { input, world } = context;
  const values = requestKeys(context);
  putKind(values, key.keySpec, key.keyUsage, key.origin, key.multiRegion !== null);
  if (key.multiRegion) values.put("kms:MultiRegionKeyType", leads(key) ? "PRIMARY" : "REPLICA");
  for (const { TagKey, TagValue } of key.tags) values.put(`aws:ResourceTag/${TagKey}`, TagValue);
  if (ENDS_USE.includes(action)) {
    const since = world.lastUsage.get(key.arn)?.at ?? key.createdAt;
    values.put("kms:TrailingDaysWithoutKeyUsage", String(Math.floor((world.now - since) / DAY)));
  }
  const named = input["KeyId"];
  if (typeof named === "string" && /(^|:)alias\//.test(named)) {
    values.put("kms:RequestAlias", named.slice(named.indexOf("alias/")));
  }
  const pairs = Object.entries(contextOf(input, action) ?? {});
  for (const [name, value] of pairs) values.put(`kms:EncryptionContext:${name}`, value);
  values.put("kms:EncryptionContextKeys", ...pairs.map(([name]) => name));
  return values;
}

/** Who, where, when, through what, and what the request says. */
function requestKeys({ caller, region, world, input, operation }: Context): Values {
  const values = new Values();
  values.put("aws:PrincipalArn", principalOf(caller));
  values.put("aws:PrincipalAccount", caller.accountId);
  values.put("aws:PrincipalType", PRINCIPAL_TYPES[caller.type]);
  values.put("aws:PrincipalIsAWSService", String(caller.type === "AWSService"));
  values.put("aws:username", caller.userName);
  values.put("aws:RequestedRegion", region);
  values.put("aws:CurrentTime", new Date(world.now).toISOString());
  values.put("aws:EpochTime", String(Math.floor(world.now / 1000)));
  values.put("aws:SourceVpce", caller.vpcEndpointId);
  values.put("aws:SourceArn", caller.sourceArn);
  values.put("aws:SourceAccount", caller.sourceArn?.split(":")[4]);
  values.put("kms:CallerAccount", caller.accountId);
  values.put("kms:ViaService", caller.viaService);
  for (const [member, name] of Object.entries(REQUEST_MEMBERS)) {
    const value = input[member];
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      values.put(name, `${value}`);
    }
  }
  if (ON_GRANTS.includes(operation)) {
    const forService = caller.viaService !== undefined || caller.type === "AWSService";
    values.put("kms:GrantIsForAWSResource", String(forService));
  }
  putGrant(values, input);
  putTags(values, input);
  return values;
}

const PRINCIPAL_TYPES: Readonly<Record<Context["caller"]["type"], string>> = {
  Root: "Account",
  IAMUser: "User",
  AssumedRole: "AssumedRole",
  AWSService: "Service",
};

function putKind(values: Values, spec: string, usage: string, origin: string, multiRegion: boolean): void {
  values.put("kms:KeySpec", spec);
  values.put("kms:CustomerMasterKeySpec", spec);
  values.put("kms:KeyUsage", usage);
  values.put("kms:CustomerMasterKeyUsage", usage);
  values.put("kms:KeyOrigin", origin);
  values.put("kms:MultiRegion", String(multiRegion));
}

/** What CreateGrant asks for. The operation's shape has checked the members. */
function putGrant(values: Values, { Operations, Constraints }: Context["input"]): void {
  if (Array.isArray(Operations)) values.put("kms:GrantOperations", ...(Operations as readonly string[]));
  const { SourceArn, ...context } = (Constraints ?? {}) as Readonly<Record<string, unknown>>;
  const kinds = Object.entries(context).flatMap(([name, value]) => (value === undefined ? [] : name));
  values.put("kms:GrantConstraintType", ...kinds);
  if (typeof SourceArn === "string") values.put("kms:GrantConstraintSourceArn", SourceArn);
}

function putTags(values: Values, { Tags, TagKeys }: Context["input"]): void {
  const tags = (Tags ?? []) as readonly { readonly TagKey: string; readonly TagValue: string }[];
  for (const { TagKey, TagValue } of tags) values.put(`aws:RequestTag/${TagKey}`, TagValue);
  values.put("aws:TagKeys", ...tags.map(({ TagKey }) => TagKey), ...((TagKeys ?? []) as readonly string[]));
}

/** The encryption context that a request gives for an action, where it gives one. */
export function contextOf(
  input: Readonly<Record<string, unknown>>,
  action: string,
): Readonly<Record<string, string>> | undefined {
  const context = input[CONTEXT_MEMBERS[action] ?? "EncryptionContext"];
  // The operation's shape has checked it.
  return context as Readonly<Record<string, string>> | undefined;
}

const CONTEXT_MEMBERS: Readonly<Record<string, string>> = {
  ReEncryptFrom: "SourceEncryptionContext",
  ReEncryptTo: "DestinationEncryptionContext",
};

function aliasesOf(key: KmsKey, { aliases }: Context["world"]): string[] | undefined {
  const names = [...aliases.values()].flatMap((alias) =>
    alias.targetKeyId === key.keyId && alias.region === key.region && alias.accountId === key.accountId
      ? [alias.name]
      : [],
  );
  return names.length > 0 ? names : undefined;
}

function reEncryptsOnSameKey(context: Context): string[] | undefined {
  const { CiphertextBlob: blob, SourceKeyId: named, DestinationKeyId: to } = context.input;
  if (typeof to !== "string") return undefined;
  const from = typeof named === "string" ? named : blob instanceof Uint8Array ? parseBlob(blob)?.keyArn : undefined;
  const [source, destination] = [findKey(from ?? "", context), findKey(to, context)];
  return [String(source.ok && destination.ok && source.value.arn === destination.value.arn)];
}
