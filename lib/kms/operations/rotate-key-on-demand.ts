import { kmsError } from "../errors/kms-error.ts";
import { isEverywhere } from "../keys/multi-region.ts";
import { findCurrentMaterial } from "../keys/current-material.ts";
import { keyThing, materialThing } from "../keys/usable-key.ts";
import { rotationChanges } from "../life/rotate.ts";
import { KEY_ID } from "../shapes/shape.ts";
import type { Change, KmsKey } from "../world/world.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { onKey } from "./on-key.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const LIMIT = 25;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html
 * The real service takes a few seconds; here the new material is there when the call answers.
 */
export const rotateKeyOnDemand = defineOperation({
  input: { KeyId: KEY_ID },
  readOnly: false,
  run: async (input, context): Promise<Outcome<{ readonly KeyId: string }>> =>
    onKey(context, { keyId: input.KeyId }, (key, log) => {
      if (key.materials.filter(({ rotation }) => rotation === "ON_DEMAND").length >= LIMIT) {
        return refused(kmsError("LimitExceededException", `${TOO_MANY} ${key.arn}`), log);
      }
      if (
        key.origin === "EXTERNAL" &&
        !key.materials.some(({ pending, id }) => pending && isEverywhere(context.world, key, id))
      ) {
        const message = `No available key material pending rotation for the key: ${key.arn}.`;
        return refused(kmsError("KMSInvalidStateException", message), log);
      }
      const changes = rotationChanges(context.world, key, "ON_DEMAND", context.world.now, context.random);
      rotateSteps(context, key, changes);
      return answered({ KeyId: key.arn }, { ...log, responseElements: { keyId: key.arn } }, changes);
    }),
});

/** The material that was current stays beside the new one; older versions are drawn where the story knows them. */
function rotateSteps(context: CallContext, key: KmsKey, changes: readonly Change[]): void {
  const rotated = changes.flatMap((change) =>
    change.kind === "put-key" && change.key.arn === key.arn ? [change.key] : [],
  );
  const [before, after] = [findCurrentMaterial(key), rotated[0] && findCurrentMaterial(rotated[0])];
  if (!before || !after) return;
  const { trace, operation } = context;
  requestStep(context, []);
  const [thing, old, fresh] = [keyThing(key, context), materialThing(before, context), materialThing(after, context)];
  trace.step({
    kind: "rotate-key",
    operation,
    at: "kms",
    appears: [thing, old, fresh].map((one) => ({ thing: one, at: "kms" })),
    uses: [thing, fresh],
    detail: { material: after.id.slice(0, 8), versions: rotated[0]?.materials.length ?? 0 },
  });
  respondStep(context, []);
}

const TOO_MANY =
  "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key:";
