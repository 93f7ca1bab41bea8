import { KEY_ID, MARKER } from "../shapes/shape.ts";
import type { Tag } from "../world/world.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { pageInOrder } from "./page.ts";

interface ListResourceTagsOutput {
  readonly NextMarker?: string;
  readonly Tags: readonly Tag[];
  readonly Truncated: boolean;
}

const DEFAULT_LIMIT = 50;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html */
export const listResourceTags = defineOperation({
  input: { KeyId: KEY_ID, Limit: { type: "integer", min: 1, max: 1000 }, Marker: MARKER },
  readOnly: true,
  run: async (input, context): Promise<Outcome<ListResourceTagsOutput>> =>
    onKey(context, { keyId: input.KeyId }, (key, log) => {
      const page = pageInOrder(key.tags, input, DEFAULT_LIMIT);
      return page.ok ? answered({ Tags: page.value.entries, ...page.value.marks }, log) : refused(page.error, log);
    }),
});
