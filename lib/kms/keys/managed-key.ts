import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import { authorisationError } from "../policy/authorise.ts";
import type { KmsKey } from "../world/world.ts";
import { findKeyById } from "./find-key.ts";
import { stateError } from "./key-state.ts";
import { leads } from "./multi-region.ts";

const ROTATING = ["EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand"];
const AUTOMATIC = ["EnableKeyRotation", "DisableKeyRotation"];
const OF_ROTATION = [...ROTATING, "GetKeyRotationStatus", "ListKeyRotations"];
const REPLICATING = ["ReplicateKey", "UpdatePrimaryRegion"];
const IMPORTING = ["GetParametersForImport", "ImportKeyMaterial", "DeleteImportedKeyMaterial"];

const REFUSED_BY_ORIGIN: Readonly<Record<KmsKey["origin"], readonly string[]>> = {
  AWS_KMS: IMPORTING,
  EXTERNAL: AUTOMATIC,
  AWS_CLOUDHSM: [...IMPORTING, ...OF_ROTATION],
  EXTERNAL_KEY_STORE: [...IMPORTING, ...OF_ROTATION],
};

function notPrimary(arn: string): string {
  return `${arn} is not a multi-region primary key.`;
}

/**
 * Only primaries are replicated and rotated. Only symmetric encryption keys rotate, by themselves only
 * with material of KMS; only EXTERNAL keys import; custom key stores know neither.
 */
function kindError(operation: string, key: KmsKey): KmsError | null {
  const { keySpec, origin, arn } = key;
  if (REPLICATING.includes(operation) && key.multiRegion === null)
    return kmsError("UnsupportedOperationException", notPrimary(arn));
  if (ROTATING.includes(operation) && keySpec !== "SYMMETRIC_DEFAULT") return kmsError("UnsupportedOperationException");
  if ([...ROTATING, ...REPLICATING].includes(operation) && !leads(key)) {
    return kmsError("UnsupportedOperationException", notPrimary(arn));
  }
  // A key that waits for its material has no rotation to tell of.
  const unborn = operation === "GetKeyRotationStatus" && key.state === "PendingImport";
  if (!unborn && !REFUSED_BY_ORIGIN[origin].includes(operation)) return null;
  return kmsError("UnsupportedOperationException", `${arn} origin is ${origin} which is not valid for this operation.`);
}

/** The key that a managing call names by id or ARN: found, authorised, and in a state that lets the call act. */
export function managedKey(keyId: string, context: CallContext): Result<KmsKey, KmsError> {
  const found = findKeyById(keyId, context);
  if (!found.ok) return found;
  const key = found.value;
  const refusal =
    authorisationError(context, key) ?? kindError(context.operation, key) ?? stateError(context.operation, key);
  return refusal ? err(refusal) : ok(key);
}
