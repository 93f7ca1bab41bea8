import { isComplete } from "../keys/imported-material.ts";
import { returned } from "../keys/key-store.ts";
import type { KmsKey } from "../world/world.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, type CallContext, defineOperation, type Outcome } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html: the key comes back disabled, or waiting for material that went missing. */
export const cancelKeyDeletion = defineOperation({
  input: { KeyId: KEY_ID },
  readOnly: false,
  run: async (input, context): Promise<Outcome<{ readonly KeyId: string }>> =>
    onKey(context, { keyId: input.KeyId }, (key, log) =>
      answered({ KeyId: key.arn }, { ...log, responseElements: { keyId: key.arn } }, [
        { kind: "put-key", key: { ...back(context, key), deletion: null } },
      ]),
    ),
});

function back({ world }: CallContext, key: KmsKey): KmsKey {
  return isComplete(key) ? returned(world, key) : { ...key, state: "PendingImport" };
}
