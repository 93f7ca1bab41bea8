import { utf8 } from "../bytes/bytes.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import type { KmsKey } from "../world/world.ts";
import { authorise } from "./authorise.ts";
import { parsePolicy } from "./policy-document.ts";

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html */
const MOST_BYTES = 32_768;

/**
 * What is wrong with a key's new policy, or null: too long, malformed, or one under which the caller
 * could not change it again, unless that check is bypassed.
 * @param key the key as it would be, with the new policy.
 * @param bypassLockoutCheck asked for, or the policy is the default one, which leaves the decision to IAM.
 */
export function keyPolicyError(
  context: Pick<CallContext, "caller" | "region" | "world" | "input" | "operation">,
  key: KmsKey,
  bypassLockoutCheck: boolean,
): KmsError | null {
  if (utf8(key.policy).length > MOST_BYTES) {
    return kmsError("LimitExceededException", `Policy exceeds the maximum length of ${MOST_BYTES} bytes.`);
  }
  const policy = parsePolicy(key.policy, "key-policy");
  if (!policy.ok) return kmsError("MalformedPolicyDocumentException", policy.error);
  if (bypassLockoutCheck || authorise(context, key, "PutKeyPolicy").allowed) return null;
  return kmsError(
    "MalformedPolicyDocumentException",
    "The new key policy will not allow you to update the key policy in the future.",
  );
}
