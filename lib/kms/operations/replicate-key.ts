import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { keyArn } from "../keys/find-key.ts";
import { type KeyMetadata, toKeyMetadata } from "../keys/key-metadata.ts";
import { materialIn, sharedChanges } from "../keys/multi-region.ts";
import { addTags } from "../keys/tags.ts";
import { settlesAt } from "../life/settles-at.ts";
import { accountError, defaultKeyPolicy } from "../policy/authorise.ts";
import { keyPolicyError } from "../policy/key-policy-error.ts";
import { KEY_ID, REGION, POLICY, TAGS } from "../shapes/shape.ts";
import type { KmsKey, Tag } from "../world/world.ts";
import { onKey } from "./on-key.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

interface ReplicateKeyOutput {
  readonly ReplicaKeyMetadata: KeyMetadata;
  readonly ReplicaPolicy: string;
  readonly ReplicaTags?: readonly Tag[];
}

/** How long the real service takes; only in a world with eventual consistency. */
const CREATING_MS = 5000;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html
 * The replica has the primary's id and material, and a policy, tags and description of its own. The
 * answer says Creating, as the real one does.
 */
export const replicateKey = defineOperation({
  input: {
    KeyId: KEY_ID,
    ReplicaRegion: REGION,
    Policy: POLICY,
    BypassPolicyLockoutSafetyCheck: { type: "boolean" },
    Description: { type: "text", max: 8192 },
    Tags: TAGS,
  },
  readOnly: false,
  run: async (input, context): Promise<Outcome<ReplicateKeyOutput>> => {
    const { world } = context;
    const bypass = input.BypassPolicyLockoutSafetyCheck ?? false;
    const requestParameters = {
      keyId: input.KeyId,
      replicaRegion: input.ReplicaRegion,
      bypassPolicyLockoutSafetyCheck: bypass,
      ...(input.Description === undefined ? {} : { description: input.Description }),
    };
    return onKey(context, requestParameters, (primary, log) => {
      const fault = regionError(context, primary, input.ReplicaRegion);
      if (fault) return refused(fault, log);
      const tags = addTags([], input.Tags ?? []);
      if (!tags.ok) return refused(tags.error, log);
      const replica = replicaOf(primary, context, {
        region: input.ReplicaRegion,
        description: input.Description ?? "",
        policy: input.Policy ?? defaultKeyPolicy(primary.accountId),
        tags: tags.value,
      });
      const policyFault = keyPolicyError(context, replica, input.Policy === undefined || bypass);
      if (policyFault) return refused(policyFault, log);
      const output = {
        ReplicaKeyMetadata: toKeyMetadata(replica),
        ReplicaPolicy: replica.policy,
        ...(input.Tags === undefined ? {} : { ReplicaTags: replica.tags }),
      };
      const changes = sharedChanges(world, { ...primary, multiRegion: replica.multiRegion });
      const responseElements = { replicaKeyMetadata: { arn: replica.arn, keyId: replica.keyId } };
      return answered(output, { ...log, responseElements }, [...changes, { kind: "put-key", key: replica }]);
    });
  },
});

/** Making a key there takes that permission too. */
function regionError(context: CallContext, primary: KmsKey, region: string): KmsError | null {
  const denied = accountError({ ...context, region, operation: "CreateKey" });
  if (denied) return denied;
  if (/^(cn|us-gov|us-iso)/.test(region)) {
    return kmsError("UnsupportedOperationException", `${region} is in another partition than ${primary.arn}.`);
  }
  if (primary.multiRegion?.regions.includes(region) !== true) return null;
  return kmsError("AlreadyExistsException", `${keyArn(region, primary.accountId, primary.keyId)} already exists.`);
}

function replicaOf(
  primary: KmsKey,
  { world }: CallContext,
  own: Pick<KmsKey, "region" | "description" | "policy" | "tags">,
): KmsKey {
  const { multiRegion, origin } = primary;
  return {
    ...primary,
    ...own,
    arn: keyArn(own.region, primary.accountId, primary.keyId),
    createdAt: world.now,
    grants: [],
    importJobs: [],
    deletion: null,
    state: "Creating",
    transition: { at: settlesAt(world, CREATING_MS), state: origin === "EXTERNAL" ? "PendingImport" : "Enabled" },
    multiRegion: multiRegion && { ...multiRegion, regions: [...multiRegion.regions, own.region] },
    materials: primary.materials.map((material) => materialIn({ materials: [] }, material)),
  };
}
