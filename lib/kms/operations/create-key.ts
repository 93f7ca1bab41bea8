import { toHex, utf8 } from "../bytes/bytes.ts";
import { randomUuid } from "../crypto/random.ts";
import { kmsError } from "../errors/kms-error.ts";
import { keyArn } from "../keys/find-key.ts";
import { type KeyMetadata, toKeyMetadata } from "../keys/key-metadata.ts";
import { keyThing } from "../keys/usable-key.ts";
import { defaultKeyPolicy } from "../policy/authorise.ts";
import type { KmsKey } from "../world/world.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

const MATERIAL_LENGTH = 32;

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
      bypassPolicyLockoutSafetyCheck: false,
    };
    if (requestParameters.keySpec !== "SYMMETRIC_DEFAULT" || requestParameters.origin !== "AWS_KMS") {
      const message = "This simulator makes symmetric encryption keys with material from KMS only.";
      return refused(kmsError("UnsupportedOperationException", message), { requestParameters });
    }
    if (requestParameters.keyUsage !== "ENCRYPT_DECRYPT") {
      const message = `KeyUsage ${requestParameters.keyUsage} is not compatible with KeySpec SYMMETRIC_DEFAULT`;
      return refused(kmsError("ValidationException", message), { requestParameters });
    }
    const key = await makeKey(context, accountId, input.Description ?? "");
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

async function makeKey(
  { world, region, random, crypto }: CallContext,
  accountId: string,
  description: string,
): Promise<KmsKey> {
  const keyId = randomUuid(random);
  const bytes = random(MATERIAL_LENGTH);
  // A name for the material that gives nothing of it away.
  const id = toHex(await crypto.sha256(utf8(`${keyId} material ${randomUuid(random)}`)));
  return {
    keyId,
    arn: keyArn(region, accountId, keyId),
    accountId,
    region,
    description,
    keySpec: "SYMMETRIC_DEFAULT",
    keyUsage: "ENCRYPT_DECRYPT",
    origin: "AWS_KMS",
    state: "Enabled",
    createdAt: world.now,
    policy: defaultKeyPolicy(accountId),
    materials: [{ id, bytes, createdAt: world.now }],
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
