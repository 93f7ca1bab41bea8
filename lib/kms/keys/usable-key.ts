import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";
import { authorisationError } from "../policy/authorise.ts";
import type { KmsKey } from "../world/world.ts";
import { findKey } from "./find-key.ts";
import { faultError } from "./key-store.ts";
import { algorithmsOf, type KeyUsage } from "./key-spec.ts";
import { stateError } from "./key-state.ts";

/** What a call wants of a key. */
export interface KeyUse {
  readonly usage: KeyUsage;
  readonly algorithm: string;
  /** The permission it takes, where that is not the operation's name: ReEncrypt takes two. */
  readonly action?: string;
}

/**
 * The key that a cryptographic call names: found, authorised, in a state to be used and fit for the
 * use; the first two are steps of the trace.
 */
export function usableKey(keyId: string, context: CallContext, use: KeyUse): Result<KmsKey, KmsError> {
  const action = use.action ?? context.operation;
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
  const unusable =
    storeError(key, action) ?? stateError(action, key) ?? faultError(context.world, key) ?? misuse(key, use, action);
  return unusable ? err(unusable) : ok(key);
}

/** Custom key stores make no key pairs. */
function storeError({ keyStore, arn, origin }: KmsKey, action: string): KmsError | null {
  if (keyStore === null || !action.startsWith("GenerateDataKeyPair")) return null;
  return kmsError("UnsupportedOperationException", `${arn} origin is ${origin} which is not valid for this operation.`);
}

function misuse(key: KmsKey, { usage, algorithm }: KeyUse, action: string): KmsError | null {
  if (key.keyUsage !== usage) {
    return kmsError(
      "InvalidKeyUsageException",
      `${key.arn} key usage is ${key.keyUsage} which is not valid for ${action}.`,
    );
  }
  if (algorithmsOf(key.keySpec, usage)?.includes(algorithm) === true) return null;
  return kmsError("InvalidKeyUsageException", `Algorithm ${algorithm} is incompatible with key spec ${key.keySpec}.`);
}

/** A KMS key in the picture: it has no bytes there, since nobody outside gets to see them. */
export function keyThing(key: KmsKey, { trace }: Pick<CallContext, "trace">): string {
  return trace.thing({ kind: "kms-key", meaning: "key-material", bytes: null, key: key.arn, name: key.keyId });
}

/** A version of its material in the picture, with no bytes there either. */
export function materialThing(
  { id }: Pick<KmsKey["materials"][number], "id">,
  { trace }: Pick<CallContext, "trace">,
): string {
  return trace.thing({ kind: "key-material", meaning: "key-material", bytes: null, key: `material ${id}`, name: id });
}
