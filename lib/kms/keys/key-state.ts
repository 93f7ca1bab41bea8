import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { KmsKey } from "../world/world.ts";

/**
 * Whether a key may be used for cryptography in its state.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 * @returns null when it may, else the error that the service gives.
 */
export function cryptographicUseError(key: Pick<KmsKey, "arn" | "state">): KmsError | null {
  switch (key.state) {
    case "Enabled":
    case "Updating":
      return null;
    case "Disabled":
      return kmsError("DisabledException", `${key.arn} is disabled.`);
    case "PendingDeletion":
    case "PendingReplicaDeletion":
      return kmsError("KMSInvalidStateException", `${key.arn} is pending deletion.`);
    case "PendingImport":
      return kmsError("KMSInvalidStateException", `${key.arn} is pending import.`);
    case "Unavailable":
      return kmsError("KMSInvalidStateException", `${key.arn} is unavailable.`);
    case "Creating":
      return kmsError("KMSInvalidStateException", `${key.arn} is creating.`);
  }
}
