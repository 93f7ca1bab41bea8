import { invariant } from "../../result.ts";
import { managedKey } from "../keys/managed-key.ts";
import { sharedChanges } from "../keys/multi-region.ts";
import type { KmsKey } from "../world/world.ts";
import { answered, type CallContext, type CallLog, type Outcome, refused } from "./operation.ts";

/** As CloudTrail gets them. One of the two names the key: aliases have a target. */
interface LoggedParameters {
  readonly keyId?: string;
  readonly targetKeyId?: string;
  readonly [name: string]: unknown;
}

/**
 * The frame of an operation that manages one key: find it by id or ARN, authorise, check its state,
 * then act. A refusal is logged with the request's parameters.
 * @param act gets the key and the log of a success so far.
 */
export function onKey<Output>(
  context: CallContext,
  requestParameters: LoggedParameters,
  act: (key: KmsKey, log: CallLog) => Outcome<Output>,
): Outcome<Output> {
  const keyId = requestParameters.keyId ?? requestParameters.targetKeyId;
  invariant(keyId, "the parameters name the key");
  const managed = managedKey(keyId, context);
  if (!managed.ok) return refused(managed.error, { requestParameters });
  return act(managed.value, { requestParameters, keys: [managed.value] });
}

/** The outcome of an operation that changes a key and answers nothing: its log names the key's ARN. */
export function changedKey(key: KmsKey, log: CallLog): Outcome<undefined> {
  return answered(undefined, { ...log, responseElements: { keyId: key.arn } }, [{ kind: "put-key", key }]);
}

/** The same for what a multi-Region key shares with its relatives. */
export function changedShared({ world }: CallContext, key: KmsKey, log: CallLog): Outcome<undefined> {
  return answered(undefined, { ...log, responseElements: { keyId: key.arn } }, sharedChanges(world, key));
}
