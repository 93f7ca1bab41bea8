import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome } from "./operation.ts";

interface GetKeyLastUsageOutput {
  readonly KeyId: string;
  /** Seconds since 1970, as all dates here. */
  readonly KeyCreationDate: number;
  /** Missing where the key was not used since tracking began. */
  readonly KeyLastUsage?: {
    readonly CloudTrailEventId: string;
    readonly KmsRequestId: string;
    readonly Operation: string;
    readonly Timestamp: number;
  };
  readonly TrackingStartDate: number;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html
 * The last successful cryptographic call. The real service may be an hour behind; here it is not.
 */
export const getKeyLastUsage = defineOperation({
  input: { KeyId: KEY_ID },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GetKeyLastUsageOutput>> =>
    onKey(context, { keyId: input.KeyId }, (key, log) => {
      const usage = context.world.lastUsage.get(key.arn);
      const created = key.createdAt / 1000;
      const output = {
        KeyId: key.arn,
        KeyCreationDate: created,
        ...(usage
          ? {
              KeyLastUsage: {
                CloudTrailEventId: usage.eventId,
                KmsRequestId: usage.requestId,
                Operation: usage.operation,
                Timestamp: usage.at / 1000,
              },
            }
          : {}),
        TrackingStartDate: created,
      };
      return answered(output, log);
    }),
});
