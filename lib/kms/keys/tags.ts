import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { Tag } from "../world/world.ts";

/** https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html */
const MOST_TAGS = 50;

/**
 * Old tags with new ones: an updated tag keeps its place, new ones come behind.
 * @returns TagException for a key given twice, a reserved prefix, or too many.
 */
export function addTags(present: readonly Tag[], added: readonly Tag[]): Result<readonly Tag[], KmsError> {
  if (added.some(({ TagKey }) => TagKey.toLowerCase().startsWith("aws:"))) {
    return err(kmsError("TagException", "Tags beginning with aws: are reserved"));
  }
  const byKey = new Map(added.map((tag) => [tag.TagKey, tag]));
  if (byKey.size < added.length) return err(kmsError("TagException", "Duplicate tag keys"));
  const updated = present.map((tag) => byKey.get(tag.TagKey) ?? tag);
  const known = new Set(present.map(({ TagKey }) => TagKey));
  const all = [...updated, ...added.filter(({ TagKey }) => !known.has(TagKey))];
  return all.length > MOST_TAGS ? err(kmsError("TagException", "Too many tags")) : ok(all);
}
