import { kmsError } from "../errors/kms-error.ts";
import { findCurrentMaterial } from "../keys/current-material.ts";
import { withoutMaterial } from "../keys/imported-material.ts";
import { leads, sharedChanges } from "../keys/multi-region.ts";
import type { Change } from "../world/world.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

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
      const changes: Change[] = leads(key)
        ? sharedChanges(context.world, changed)
        : [{ kind: "put-key", key: changed }];
      return answered(output, { ...log, responseElements: { keyId: key.arn } }, changes);
    }),
});
