import { addTags } from "../keys/tags.ts";
import { KEY_ID, TAGS } from "../shapes/shape.ts";
import { changedKey, onKey } from "./on-key.ts";
import { defineOperation, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html */
export const tagResource = defineOperation({
  input: { KeyId: KEY_ID, Tags: { ...TAGS, required: true } },
  readOnly: false,
  run: async (input, context) => {
    const requestParameters = {
      keyId: input.KeyId,
      tags: input.Tags.map(({ TagKey, TagValue }) => ({ tagKey: TagKey, tagValue: TagValue })),
    };
    return onKey(context, requestParameters, (key, log) => {
      const tags = addTags(key.tags, input.Tags);
      return tags.ok ? changedKey({ ...key, tags: tags.value }, log) : refused(tags.error, log);
    });
  },
});
