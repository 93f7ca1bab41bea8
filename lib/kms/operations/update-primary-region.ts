import { kmsError } from "../errors/kms-error.ts";
import { keyArn } from "../keys/find-key.ts";
import { stateError } from "../keys/key-state.ts";
import { sharedChanges } from "../keys/multi-region.ts";
import { settlesAt } from "../life/settles-at.ts";
import { authorisationError } from "../policy/authorise.ts";
import { KEY_ID, REGION } from "../shapes/shape.ts";
import type { Change } from "../world/world.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** How long both keys are Updating; only in a world with eventual consistency. */
const UPDATING_MS = 5000;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html
 * Primary and replica change places; both have to be enabled, and both have to let the caller.
 */
export const updatePrimaryRegion = defineOperation({
  input: { KeyId: KEY_ID, PrimaryRegion: REGION },
  readOnly: false,
  run: async (input, context): Promise<Outcome<undefined>> => {
    const { world } = context;
    const { PrimaryRegion: primaryRegion } = input;
    return onKey(context, { keyId: input.KeyId, primaryRegion }, (key, log) => {
      const next = world.keys.get(keyArn(primaryRegion, key.accountId, key.keyId));
      if (!next || next.arn === key.arn) {
        const message = `${key.arn} has no replica in ${primaryRegion}.`;
        return refused(kmsError("UnsupportedOperationException", message), log);
      }
      const fault = authorisationError(context, next) ?? stateError(context.operation, next);
      if (fault) return refused(fault, log);
      const transition = { at: settlesAt(world, UPDATING_MS), state: "Enabled" } as const;
      const shared = sharedChanges(world, {
        ...key,
        multiRegion: key.multiRegion && { ...key.multiRegion, primaryRegion },
      });
      const changes = shared.map((change): Change =>
        change.kind === "put-key" && [key.arn, next.arn].includes(change.key.arn)
          ? { ...change, key: { ...change.key, state: "Updating", transition } }
          : change,
      );
      return answered(undefined, { ...log, responseElements: { keyId: key.arn } }, changes);
    });
  },
});
