import { KEY_ID } from "../shapes/shape.ts";
import { changedKey, onKey } from "./on-key.ts";
import { defineOperation } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html: a tag that is not there is no error. */
export const untagResource = defineOperation({
  input: { KeyId: KEY_ID, TagKeys: { type: "text-list", required: true } },
  readOnly: false,
  run: async (input, context) =>
    onKey(context, { keyId: input.KeyId, tagKeys: input.TagKeys }, (key, log) =>
      changedKey({ ...key, tags: key.tags.filter(({ TagKey }) => !input.TagKeys.includes(TagKey)) }, log),
    ),
});
