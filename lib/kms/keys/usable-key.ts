import { err, ok, type Result } from "../../result.ts";
import type { KmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import { authorisationError } from "../policy/authorise.ts";
import type { KmsKey } from "../world/world.ts";
import { findKey } from "./find-key.ts";
import { stateError } from "./key-state.ts";

/**
 * The key that a cryptographic call names, found, authorised and in a state to be used; each of the
 * three is a step of the trace.
 * @param action what the call does with this key, where that is not its name: ReEncrypt uses two.
 */
export function usableKey(
  keyId: string,
  context: CallContext,
  action: string = context.operation,
): Result<KmsKey, KmsError> {
  const found = findKey(keyId, context);
  if (!found.ok) return found;
  const key = found.value;
  const { trace, operation, caller } = context;
  const thing = keyThing(key, context);
  trace.step({
    kind: "find-key",
    operation,
    at: "kms",
    appears: [{ thing, at: "kms" }],
    detail: { keyId: key.keyId, keyState: key.state },
  });
  const denied = authorisationError(context, key, action);
  if (denied) return err(denied);
  trace.step({ kind: "authorise", operation, at: "kms", uses: [thing], detail: { principal: caller.arn } });
  const unusable = stateError(action, key);
  return unusable ? err(unusable) : ok(key);
}

/** A KMS key in the picture: it has no bytes there, since nobody outside gets to see them. */
export function keyThing(key: KmsKey, { trace }: Pick<CallContext, "trace">): string {
  return trace.thing({ kind: "kms-key", meaning: "key-material", bytes: null, key: key.arn });
}
