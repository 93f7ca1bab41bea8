import { kmsError } from "../errors/kms-error.ts";
import { findCurrentMaterial } from "../keys/current-material.ts";
import { withoutMaterial } from "../keys/imported-material.ts";
import { leads, sharedChanges } from "../keys/multi-region.ts";
import { keyThing, materialThing } from "../keys/usable-key.ts";
import type { Change, KmsKey } from "../world/world.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

interface DeleteImportedKeyMaterialOutput {
  readonly KeyId: string;
  readonly KeyMaterialId?: string;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html
 * At once, and undone by importing the same material again.
 */
export const deleteImportedKeyMaterial = defineOperation({
  input: { KeyId: KEY_ID, KeyMaterialId: { type: "text", min: 64, max: 64, pattern: "[a-f0-9]+" } },
  readOnly: false,
  run: async (input, context): Promise<Outcome<DeleteImportedKeyMaterialOutput>> =>
    onKey(context, { keyId: input.KeyId, keyMaterialId: input.KeyMaterialId }, (key, log) => {
      const id = input.KeyMaterialId ?? findCurrentMaterial(key)?.id;
      if (id === undefined) return answered({ KeyId: key.arn }, log);
      if (!key.materials.some((material) => material.id === id)) {
        return refused(kmsError("NotFoundException", `Key material ${id} is not found.`), log);
      }
      const output = { KeyId: key.arn, KeyMaterialId: id };
      const changed = withoutMaterial(key, id);
      deleteSteps(context, key, id, changed.state);
      const changes: Change[] = leads(key)
        ? sharedChanges(context.world, changed)
        : [{ kind: "put-key", key: changed }];
      return answered(output, { ...log, responseElements: { keyId: key.arn } }, changes);
    }),
});

function deleteSteps(context: CallContext, key: KmsKey, id: string, keyState: string): void {
  const { trace, operation } = context;
  requestStep(context, []);
  const material = materialThing({ id }, context);
  trace.step({
    kind: "delete-material",
    operation,
    at: "kms",
    appears: [{ thing: keyThing(key, context), at: "kms" }],
    disappears: [{ thing: material, at: "kms", why: "wiped" }],
    uses: [material],
    detail: { material: id.slice(0, 8), keyState },
  });
  respondStep(context, []);
}
