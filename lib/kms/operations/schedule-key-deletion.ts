import { kmsError } from "../errors/kms-error.ts";
import { leads, relatedKeys } from "../keys/multi-region.ts";
import { DAY } from "../life/rotate.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface ScheduleKeyDeletionOutput {
  /** Seconds since 1970; not known while replicas are still there. */
  readonly DeletionDate?: number;
  readonly KeyId: string;
  readonly KeyState: string;
  readonly PendingWindowInDays: number;
}

const DEFAULT_WINDOW = 30;
const SHORTEST_WINDOW = 7;
const LONGEST_WINDOW = 30;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html */
export const scheduleKeyDeletion = defineOperation({
  input: { KeyId: KEY_ID, PendingWindowInDays: { type: "integer", min: 1, max: 365 } },
  readOnly: false,
  run: async (input, context): Promise<Outcome<ScheduleKeyDeletionOutput>> => {
    const windowDays = input.PendingWindowInDays ?? DEFAULT_WINDOW;
    const requestParameters = { keyId: input.KeyId, pendingWindowInDays: windowDays };
    return onKey(context, requestParameters, (key, log) => {
      if (windowDays < SHORTEST_WINDOW || windowDays > LONGEST_WINDOW) {
        return refused(kmsError("ValidationException", WINDOW), log);
      }
      const since = context.world.now;
      // A primary goes last: its waiting period begins when its last replica is gone.
      const waits = leads(key) && relatedKeys(context.world, key).length > 0;
      const at = waits ? null : since + windowDays * DAY;
      const state = waits ? "PendingReplicaDeletion" : "PendingDeletion";
      const output = {
        ...(at === null ? {} : { DeletionDate: at / 1000 }),
        KeyId: key.arn,
        KeyState: state,
        PendingWindowInDays: windowDays,
      };
      const deletionDate = at === null ? {} : { deletionDate: new Date(at).toISOString() };
      const responseElements = { keyId: key.arn, keyState: state, ...deletionDate };
      const scheduled = { ...key, state, deletion: { since, at, windowDays } } as const;
      return answered(output, { ...log, responseElements }, [{ kind: "put-key", key: scheduled }]);
    });
  },
});

const WINDOW = `PendingWindowInDays must be between ${SHORTEST_WINDOW} and ${LONGEST_WINDOW}.`;
