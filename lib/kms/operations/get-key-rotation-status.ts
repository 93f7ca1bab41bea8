import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome } from "./operation.ts";

interface GetKeyRotationStatusOutput {
  readonly KeyId: string;
  readonly KeyRotationEnabled: boolean;
  /** Seconds since 1970; with the period only where rotation is on. */
  readonly NextRotationDate?: number;
  readonly RotationPeriodInDays?: number;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
 * While a key waits for its deletion rotation counts as off; it is on again when that is cancelled.
 */
export const getKeyRotationStatus = defineOperation({
  input: { KeyId: KEY_ID },
  readOnly: true,
  run: async (input, context): Promise<Outcome<GetKeyRotationStatusOutput>> =>
    onKey(context, { keyId: input.KeyId }, (key, log) => {
      const rotation = key.deletion ? null : key.rotation;
      return answered(
        {
          KeyId: key.arn,
          KeyRotationEnabled: rotation !== null,
          ...(rotation ? { NextRotationDate: rotation.nextAt / 1000, RotationPeriodInDays: rotation.periodDays } : {}),
        },
        log,
      );
    }),
});
