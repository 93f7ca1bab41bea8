import { toHex } from "../bytes/bytes.ts";
import { randomUuid } from "../crypto/random.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { keyArn } from "../keys/find-key.ts";
import { type KeyMetadata, toKeyMetadata } from "../keys/key-metadata.ts";
import {
  algorithmsOf,
  familyOf,
  KEY_SPECS,
  KEY_USAGES,
  OLD_KEY_SPECS,
  type KeySpec,
  type KeyUsage,
} from "../keys/key-spec.ts";
import { firstMaterial } from "../keys/new-material.ts";
import { addTags } from "../keys/tags.ts";
import { keyThing } from "../keys/usable-key.ts";
import { accountError, defaultKeyPolicy } from "../policy/authorise.ts";
import { keyPolicyError } from "../policy/key-policy-error.ts";
import { lowerFirst } from "../shapes/member-name.ts";
import { POLICY, TAGS } from "../shapes/shape.ts";
import type { KmsKey } from "../world/world.ts";
import { keyStoreHome } from "./key-store-home.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export const createKey = defineOperation({
  input: {
    Description: { type: "text", max: 8192 },
    KeySpec: { type: "enum", values: KEY_SPECS },
    /** The old name of KeySpec. */
    CustomerMasterKeySpec: { type: "enum", values: OLD_KEY_SPECS },
    KeyUsage: { type: "enum", values: KEY_USAGES },
    Origin: { type: "enum", values: ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"] },
    Policy: POLICY,
    BypassPolicyLockoutSafetyCheck: { type: "boolean" },
    MultiRegion: { type: "boolean" },
    Tags: TAGS,
    CustomKeyStoreId: { type: "text", min: 1, max: 64 },
    XksKeyId: { type: "text", min: 1, max: 128, pattern: "[a-zA-Z0-9-_.]+" },
  },
  readOnly: false,
  run: async (input, context): Promise<Outcome<{ readonly KeyMetadata: KeyMetadata }>> => {
    const { region, caller } = context;
    const { accountId } = caller;
    const requestParameters = {
      ...(input.Description === undefined ? {} : { description: input.Description }),
      origin: input.Origin ?? "AWS_KMS",
      keySpec: input.KeySpec ?? input.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT",
      keyUsage: input.KeyUsage ?? "ENCRYPT_DECRYPT",
      multiRegion: input.MultiRegion ?? false,
      ...(input.CustomKeyStoreId === undefined ? {} : { customKeyStoreId: input.CustomKeyStoreId }),
      ...(input.XksKeyId === undefined ? {} : { xksKeyId: input.XksKeyId }),
      bypassPolicyLockoutSafetyCheck: input.BypassPolicyLockoutSafetyCheck ?? false,
      ...(input.Policy === undefined ? {} : { policy: input.Policy }),
      ...(input.Tags === undefined
        ? {}
        : { tags: input.Tags.map(({ TagKey, TagValue }) => ({ tagKey: TagKey, tagValue: TagValue })) }),
    };
    const { keySpec, keyUsage } = requestParameters;
    const fault =
      accountError(context) ?? memberError(input) ?? specError(keySpec, input.KeyUsage, requestParameters.origin);
    if (fault) return refused(fault, { requestParameters });
    const tags = addTags([], input.Tags ?? []);
    if (!tags.ok) return refused(tags.error, { requestParameters });
    const home = keyStoreHome(context, input, keySpec);
    if (!home.ok) return refused(home.error, { requestParameters });
    const key = await makeKey(context, {
      keySpec,
      keyUsage,
      origin: requestParameters.origin,
      keyStore: home.value?.place ?? null,
      description: input.Description ?? "",
      policy: input.Policy ?? defaultKeyPolicy(accountId),
      tags: tags.value,
      multiRegion: requestParameters.multiRegion ? { primaryRegion: region, regions: [region] } : null,
    });
    const policyFault = keyPolicyError(
      context,
      key,
      input.Policy === undefined || requestParameters.bypassPolicyLockoutSafetyCheck,
    );
    if (policyFault) return refused(policyFault, { requestParameters });
    const metadata = toKeyMetadata(key);
    context.trace.step({
      kind: "respond",
      operation: context.operation,
      at: "kms",
      appears: [{ thing: keyThing(key, context), at: "kms" }],
      detail: { keyId: key.keyId },
    });
    const responseElements = { keyMetadata: toLogMembers(metadata) };
    const log = { requestParameters, responseElements, keys: [key] };
    const changes = home.value === null ? [] : [{ kind: "put-key-store" as const, keyStore: home.value.keyStore }];
    return answered({ KeyMetadata: metadata }, log, [...changes, { kind: "put-key", key }]);
  },
});

/** What this simulator, or any, cannot do with two members together or with one, or null. */
function memberError(input: {
  readonly KeySpec: string | undefined;
  readonly CustomerMasterKeySpec: string | undefined;
}): KmsError | null {
  if (input.KeySpec !== undefined && input.CustomerMasterKeySpec !== undefined) {
    return kmsError("ValidationException", "Specify either KeySpec or CustomerMasterKeySpec.");
  }
  return null;
}

/** What is wrong with a spec, a usage and an origin together, or null. */
function specError(spec: KeySpec, usage: KeyUsage | undefined, origin: string): KmsError | null {
  if (origin === "EXTERNAL" && ["ml-dsa", "ml-kem"].includes(familyOf(spec))) {
    return kmsError("UnsupportedOperationException", `Material of ${spec} keys cannot be imported.`);
  }
  if (spec === "SM2") {
    return kmsError("UnsupportedOperationException", "KeySpec SM2 is supported in China Regions only.");
  }
  if (usage === undefined && spec !== "SYMMETRIC_DEFAULT") return kmsError("ValidationException", NAME_THE_USAGE);
  if (algorithmsOf(spec, usage ?? "ENCRYPT_DECRYPT") !== null) return null;
  return kmsError("ValidationException", `KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
}

const NAME_THE_USAGE = "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.";

async function makeKey(
  { world, region, random, caller, crypto }: CallContext,
  given: Pick<
    KmsKey,
    "description" | "policy" | "tags" | "keySpec" | "keyUsage" | "origin" | "multiRegion" | "keyStore"
  >,
): Promise<KmsKey> {
  const keyId = given.multiRegion === null ? randomUuid(random) : `mrk-${toHex(random(16))}`;
  const external = given.origin === "EXTERNAL";
  return {
    ...given,
    keyId,
    arn: keyArn(region, caller.accountId, keyId),
    accountId: caller.accountId,
    manager: "CUSTOMER",
    region,
    state: external ? "PendingImport" : "Enabled",
    createdAt: world.now,
    grants: [],
    importJobs: [],
    deletion: null,
    transition: null,
    rotation: null,
    materials: external ? [] : [await firstMaterial(given.keySpec, world.now, { crypto, random })],
  };
}

/** CloudTrail writes members in lower camel case, the account's name apart. */
function toLogMembers(metadata: KeyMetadata): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [name === "AWSAccountId" ? name : lowerFirst(name), value]),
  );
}
