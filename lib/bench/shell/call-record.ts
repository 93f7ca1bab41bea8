import type { Caller, CloudTrailEvent, Kms, KmsError, OperationName, Trace } from "../../kms/index.ts";
import { ok, type Result } from "../../result.ts";

/** One call of KMS that a script made, by itself or through a service, with everything it left behind. */
export interface CallRecord {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller | undefined;
  readonly result: Result<Readonly<Record<string, unknown>>, KmsError>;
  readonly trace: Trace;
  readonly events: readonly CloudTrailEvent[];
}

/** The same simulator, telling of every call. Never changes what a call does. */
export function recordingKms(kms: Kms, onCall: (record: CallRecord) => void): Kms {
  return {
    ...kms,
    call: async (operation, input, options = {}) => {
      const reply = await kms.call(operation, input, options);
      const { result, trace, events } = reply;
      const answer = result.ok ? ok({ ...(result.value as object | undefined) }) : result;
      onCall({ operation, input: { ...(input as object) }, caller: options.caller, result: answer, trace, events });
      return reply;
    },
  };
}
