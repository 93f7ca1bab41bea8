import { DAY } from "../life/rotate.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { changedShared, onKey } from "./on-key.ts";
import { defineOperation } from "./operation.ts";

const DEFAULT_PERIOD = 365;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
 * The period counts from now; called again, it sets a new period.
 */
export const enableKeyRotation = defineOperation({
  input: { KeyId: KEY_ID, RotationPeriodInDays: { type: "integer", min: 90, max: 2560 } },
  readOnly: false,
  run: async (input, context) => {
    const { KeyId: keyId, RotationPeriodInDays: asked } = input;
    const requestParameters = { keyId, ...(asked === undefined ? {} : { rotationPeriodInDays: asked }) };
    return onKey(context, requestParameters, (key, log) => {
      const periodDays = asked ?? key.rotation?.periodDays ?? DEFAULT_PERIOD;
      const same = key.rotation?.periodDays === periodDays;
      const rotation = same ? key.rotation : { periodDays, nextAt: context.world.now + periodDays * DAY };
      return changedShared(context, { ...key, rotation }, log);
    });
  },
});
