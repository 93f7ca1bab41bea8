import type { CallContext } from "../operations/operation.ts";
import { leads } from "../keys/multi-region.ts";
import type { KmsKey } from "../world/world.ts";
import type { ConditionKeys } from "./condition.ts";

/** Members of requests whose value is a condition key. */
const REQUEST_MEMBERS: Readonly<Record<string, string>> = {
  EncryptionAlgorithm: "kms:EncryptionAlgorithm",
  SigningAlgorithm: "kms:SigningAlgorithm",
  MacAlgorithm: "kms:MacAlgorithm",
  MessageType: "kms:MessageType",
  KeyPairSpec: "kms:DataKeyPairSpec",
  PrimaryRegion: "kms:PrimaryRegion",
  ReplicaRegion: "kms:ReplicaRegion",
  RotationPeriodInDays: "kms:RotationPeriodInDays",
  PendingWindowInDays: "kms:ScheduleKeyDeletionPendingWindowInDays",
  BypassPolicyLockoutSafetyCheck: "kms:BypassPolicyLockoutSafetyCheck",
};

/** The condition keys of any call: who, where, when. By name in lower case. */
export function callerKeys({ caller, region, world }: Pick<CallContext, "caller" | "region" | "world">) {
  return new Map<string, readonly string[]>([
    ["aws:principalarn", [caller.arn]],
    ["aws:principalaccount", [caller.accountId]],
    ["aws:requestedregion", [region]],
    ["aws:currenttime", [new Date(world.now).toISOString()]],
    ["kms:calleraccount", [caller.accountId]],
  ]);
}

/**
 * The condition keys of a call on a key.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 * @param action without its prefix; ReEncrypt reads one context for its source, one for its destination.
 */
export function conditionKeys(
  { caller, region, world, input }: Pick<CallContext, "caller" | "region" | "world" | "input">,
  key: KmsKey,
  action: string,
): ConditionKeys {
  const keys = callerKeys({ caller, region, world });
  const put = (name: string, ...values: readonly string[]) => keys.set(name.toLowerCase(), values);
  put("kms:KeySpec", key.keySpec);
  put("kms:KeyUsage", key.keyUsage);
  put("kms:KeyOrigin", key.origin);
  put("kms:MultiRegion", String(key.multiRegion !== null));
  if (key.multiRegion) put("kms:MultiRegionKeyType", leads(key) ? "PRIMARY" : "REPLICA");
  for (const { TagKey, TagValue } of key.tags) put(`aws:ResourceTag/${TagKey}`, TagValue);

  for (const [member, name] of Object.entries(REQUEST_MEMBERS)) {
    const value = input[member];
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") put(name, `${value}`);
  }
  const named = input["KeyId"];
  if (typeof named === "string" && /(^|:)alias\//.test(named)) {
    put("kms:RequestAlias", named.slice(named.indexOf("alias/")));
  }
  const context = contextOf(input, action);
  if (context) {
    const pairs = Object.entries(context);
    for (const [name, value] of pairs) put(`kms:EncryptionContext:${name}`, value);
    if (pairs.length > 0) put("kms:EncryptionContextKeys", ...pairs.map(([name]) => name));
  }
  // Looked up only where a policy asks: an account may have thousands of aliases.
  return { get: (name) => (name === RESOURCE_ALIASES ? aliasesOf(key, world) : keys.get(name)) };
}

const RESOURCE_ALIASES = "kms:resourcealiases";

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

function aliasesOf(key: KmsKey, { aliases }: CallContext["world"]): string[] | undefined {
  const names = [...aliases.values()].flatMap((alias) =>
    alias.targetKeyId === key.keyId && alias.region === key.region && alias.accountId === key.accountId
      ? [alias.name]
      : [],
  );
  return names.length > 0 ? names : undefined;
}
