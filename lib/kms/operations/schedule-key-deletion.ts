import { kmsError } from "../errors/kms-error.ts";
import { DAY } from "../life/rotate.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface ScheduleKeyDeletionOutput {
  /** Seconds since 1970. */
  readonly DeletionDate: number;
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
      const at = context.world.now + windowDays * DAY;
      const output = {
        DeletionDate: at / 1000,
        KeyId: key.arn,
        KeyState: "PendingDeletion",
        PendingWindowInDays: windowDays,
      };
      const responseElements = { keyId: key.arn, keyState: output.KeyState, deletionDate: new Date(at).toISOString() };
      const scheduled = { ...key, state: "PendingDeletion", deletion: { at, windowDays } } as const;
      return answered(output, { ...log, responseElements }, [{ kind: "put-key", key: scheduled }]);
    });
  },
});

const WINDOW = `PendingWindowInDays must be between ${SHORTEST_WINDOW} and ${LONGEST_WINDOW}.`;
