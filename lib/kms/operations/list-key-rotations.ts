import { findCurrentMaterial } from "../keys/current-material.ts";
import { isEverywhere } from "../keys/multi-region.ts";
import { expirationMembers } from "../keys/key-metadata.ts";
import { KEY_ID, LIMIT, MARKER } from "../shapes/shape.ts";
import type { KeyMaterial } from "../world/world.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { pageInOrder } from "./page.ts";

interface ListKeyRotationsOutput {
  readonly NextMarker?: string;
  readonly Rotations: readonly {
    readonly KeyId: string;
    readonly KeyMaterialId: string;
    readonly KeyMaterialState:
      | "CURRENT"
      | "NON_CURRENT"
      | "PENDING_ROTATION"
      | "PENDING_MULTI_REGION_IMPORT_AND_ROTATION";
    /** Of imported material. */
    readonly ExpirationModel?: string;
    readonly ImportState?: "IMPORTED" | "PENDING_IMPORT";
    readonly KeyMaterialDescription?: string;
    readonly ValidTo?: number;
    /** Seconds since 1970; with the type missing for the material that the key was created with. */
    readonly RotationDate?: number;
    readonly RotationType?: string;
  }[];
  readonly Truncated: boolean;
}

const DEFAULT_LIMIT = 100;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html */
export const listKeyRotations = defineOperation({
  input: {
    KeyId: KEY_ID,
    IncludeKeyMaterial: { type: "enum", values: ["ALL_KEY_MATERIAL", "ROTATIONS_ONLY"] },
    Limit: LIMIT,
    Marker: MARKER,
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<ListKeyRotationsOutput>> =>
    onKey(context, { keyId: input.KeyId }, (key, log) => {
      const all = input.IncludeKeyMaterial === "ALL_KEY_MATERIAL";
      const listed = key.materials.filter(({ rotation }) => all || rotation !== null);
      const page = pageInOrder(listed, input, DEFAULT_LIMIT);
      if (!page.ok) return refused(page.error, log);
      const current = findCurrentMaterial(key)?.id;
      const Rotations = page.value.entries.map((material) => ({
        KeyId: key.arn,
        KeyMaterialId: material.id,
        KeyMaterialState: stateOf(material, current, isEverywhere(context.world, key, material.id)),
        ...importMembers(material),
        ...(material.rotation ? { RotationDate: material.createdAt / 1000, RotationType: material.rotation } : {}),
      }));
      return answered({ Rotations, ...page.value.marks }, log);
    }),
});

function stateOf({ id, pending }: KeyMaterial, current: string | undefined, everywhere: boolean) {
  if (pending && !everywhere) return "PENDING_MULTI_REGION_IMPORT_AND_ROTATION" as const;
  if (pending) return "PENDING_ROTATION" as const;
  return id === current ? ("CURRENT" as const) : ("NON_CURRENT" as const);
}

function importMembers({ imported }: KeyMaterial) {
  if (imported === null) return {};
  return {
    ImportState: imported.present ? ("IMPORTED" as const) : ("PENDING_IMPORT" as const),
    ...(imported.description === null ? {} : { KeyMaterialDescription: imported.description }),
    ...(imported.present ? expirationMembers(imported) : {}),
  };
}
