import { err, ok, type Result } from "../../result.ts";
import type { KmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import { authorisationError } from "../policy/authorise.ts";
import type { KmsKey } from "../world/world.ts";
import { findKeyById } from "./find-key.ts";
import { stateError } from "./key-state.ts";

/** The key that a managing call names by id or ARN: found, authorised, and in a state that lets the call act. */
export function managedKey(keyId: string, context: CallContext): Result<KmsKey, KmsError> {
  const found = findKeyById(keyId, context);
  if (!found.ok) return found;
  const key = found.value;
  const refusal = authorisationError(context, key) ?? stateError(context.operation, key);
  return refusal ? err(refusal) : ok(key);
}
