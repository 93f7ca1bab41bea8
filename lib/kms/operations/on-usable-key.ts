import type { Result } from "../../result.ts";
import { DRY_RUN_ERROR, type KmsError } from "../errors/kms-error.ts";
import { type KeyUse, usableKey } from "../keys/usable-key.ts";
import type { KmsKey } from "../world/world.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { cryptographicLog } from "./cryptographic-log.ts";
import { answered, type CallContext, type Outcome, refused } from "./operation.ts";

interface KeyCall {
  readonly use: KeyUse;
  /** What CloudTrail is told beside the key id. */
  readonly logged: Readonly<Record<string, unknown>>;
  /** What is wrong with the rest of the request; told once the key is known to fit. */
  readonly fault?: KmsError | null;
}

/**
 * The frame of a cryptographic operation on one key that moves no secret in or out: find it, authorise,
 * check that it fits, stop a dry run, then act. Both ends are steps of the trace.
 */
export async function onUsableKey<Output>(
  context: CallContext,
  input: { readonly KeyId: string; readonly DryRun: boolean | undefined },
  { use, logged, fault }: KeyCall,
  act: (key: KmsKey) => Promise<Result<Output, KmsError>>,
): Promise<Outcome<Output>> {
  const log = cryptographicLog({ keyId: input.KeyId, ...logged }, undefined);
  requestStep(context, []);
  const found = usableKey(input.KeyId, context, use);
  if (!found.ok) return refused(found.error, log());
  const key = found.value;
  if (fault) return refused(fault, log(key));
  if (input.DryRun === true) return refused(DRY_RUN_ERROR, log(key));
  const done = await act(key);
  if (!done.ok) return refused(done.error, log(key));
  respondStep(context, []);
  return answered(done.value, log(key));
}
