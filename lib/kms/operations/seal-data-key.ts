import type { EncryptionContext } from "../crypto/encryption-context.ts";
import { sealUnderKey } from "../crypto/symmetric-cipher.ts";
import type { KmsKey } from "../world/world.ts";
import type { CallContext } from "./operation.ts";

/** A data key, or the private half of a data key pair, that the call has just made: shown in the trace, then encrypted. */
export async function sealDataKey(
  context: CallContext,
  key: KmsKey,
  bytes: Uint8Array,
  encryptionContext: EncryptionContext | undefined,
) {
  const { trace, operation } = context;
  const thing = trace.thing({ kind: "data-key", meaning: "data-key", bytes });
  trace.step({
    kind: "generate-data-key",
    operation,
    at: "kms",
    appears: [{ thing, at: "kms" }],
    detail: { bytes: bytes.length },
  });
  const plaintext = { bytes, thing };
  const sealed = await sealUnderKey(context, key, plaintext, encryptionContext, "encrypted-data-key");
  return { plaintext, sealed };
}
