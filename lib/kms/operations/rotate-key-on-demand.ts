import { kmsError } from "../errors/kms-error.ts";
import { isEverywhere } from "../keys/multi-region.ts";
import { rotationChanges } from "../life/rotate.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

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
      return answered({ KeyId: key.arn }, { ...log, responseElements: { keyId: key.arn } }, changes);
    }),
});

const TOO_MANY =
  "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key:";
