import { randomUuid } from "../crypto/random.ts";
import { kmsError } from "../errors/kms-error.ts";
import { keyArn } from "../keys/find-key.ts";
import { type KeyMetadata, toKeyMetadata } from "../keys/key-metadata.ts";
import { newMaterial } from "../keys/new-material.ts";
import { addTags } from "../keys/tags.ts";
import { keyThing } from "../keys/usable-key.ts";
import { defaultKeyPolicy } from "../policy/authorise.ts";
import { keyPolicyError } from "../policy/key-policy-error.ts";
import { TAGS } from "../shapes/shape.ts";
import type { KmsKey } from "../world/world.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

/** All that the service knows, so that a wrong word gets the service's answer. */
const KEY_SPECS = [
  "SYMMETRIC_DEFAULT",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "ECC_NIST_P256",
  "ECC_NIST_P384",
  "ECC_NIST_P521",
  "ECC_SECG_P256K1",
  "ECC_NIST_EDWARDS25519",
  "HMAC_224",
  "HMAC_256",
  "HMAC_384",
  "HMAC_512",
  "SM2",
  "ML_DSA_44",
  "ML_DSA_65",
  "ML_DSA_87",
  "ML_KEM_512",
  "ML_KEM_768",
  "ML_KEM_1024",
] as const;
const KEY_USAGES = [
  "ENCRYPT_DECRYPT",
  "SIGN_VERIFY",
  "GENERATE_VERIFY_MAC",
  "KEY_AGREEMENT",
  "ENCAPSULATE_DECAPSULATE",
] as const;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html (symmetric encryption keys). */
export const createKey = defineOperation({
  input: {
    Description: { type: "text", max: 8192 },
    KeySpec: { type: "enum", values: KEY_SPECS },
    KeyUsage: { type: "enum", values: KEY_USAGES },
    Origin: { type: "enum", values: ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"] },
    Policy: { type: "text", min: 1, max: 131_072 },
    BypassPolicyLockoutSafetyCheck: { type: "boolean" },
    Tags: TAGS,
  },
  readOnly: false,
  run: async (input, context): Promise<Outcome<{ readonly KeyMetadata: KeyMetadata }>> => {
    const { accountId } = context.caller;
    const requestParameters = {
      ...(input.Description === undefined ? {} : { description: input.Description }),
      origin: input.Origin ?? "AWS_KMS",
      keySpec: input.KeySpec ?? "SYMMETRIC_DEFAULT",
      keyUsage: input.KeyUsage ?? "ENCRYPT_DECRYPT",
      multiRegion: false,
      bypassPolicyLockoutSafetyCheck: input.BypassPolicyLockoutSafetyCheck ?? false,
      ...(input.Policy === undefined ? {} : { policy: input.Policy }),
      ...(input.Tags === undefined
        ? {}
        : { tags: input.Tags.map(({ TagKey, TagValue }) => ({ tagKey: TagKey, tagValue: TagValue })) }),
    };
    if (requestParameters.keySpec !== "SYMMETRIC_DEFAULT" || requestParameters.origin !== "AWS_KMS") {
      const message = "This simulator makes symmetric encryption keys with material from KMS only.";
      return refused(kmsError("UnsupportedOperationException", message), { requestParameters });
    }
    if (requestParameters.keyUsage !== "ENCRYPT_DECRYPT") {
      const message = `KeyUsage ${requestParameters.keyUsage} is not compatible with KeySpec SYMMETRIC_DEFAULT`;
      return refused(kmsError("ValidationException", message), { requestParameters });
    }
    const tags = addTags([], input.Tags ?? []);
    if (!tags.ok) return refused(tags.error, { requestParameters });
    const key = makeKey(context, {
      description: input.Description ?? "",
      policy: input.Policy ?? defaultKeyPolicy(accountId),
      tags: tags.value,
    });
    const fault = keyPolicyError(context, key, requestParameters.bypassPolicyLockoutSafetyCheck);
    if (fault) return refused(fault, { requestParameters });
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
    return answered({ KeyMetadata: metadata }, log, [{ kind: "put-key", key }]);
  },
});

function makeKey(
  { world, region, random, caller }: CallContext,
  given: Pick<KmsKey, "description" | "policy" | "tags">,
): KmsKey {
  const keyId = randomUuid(random);
  return {
    ...given,
    keyId,
    arn: keyArn(region, caller.accountId, keyId),
    accountId: caller.accountId,
    region,
    keySpec: "SYMMETRIC_DEFAULT",
    keyUsage: "ENCRYPT_DECRYPT",
    origin: "AWS_KMS",
    state: "Enabled",
    createdAt: world.now,
    deletion: null,
    rotation: null,
    materials: [newMaterial(random, world.now, null)],
  };
}

/** CloudTrail writes members in lower camel case, the account's name apart. */
function toLogMembers(metadata: KeyMetadata): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      name === "AWSAccountId" ? name : name.charAt(0).toLowerCase() + name.slice(1),
      value,
    ]),
  );
}
