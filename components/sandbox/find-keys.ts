import type { KmsKey, World } from "@/lib/kms";

/** The names of each key, by its id. Aliases point to a key of their own account and Region. */
export function aliasesByKey(world: Readonly<World>, region: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const alias of world.aliases.values()) {
    if (alias.region !== region) continue;
    const before = names.get(alias.targetKeyId);
    names.set(alias.targetKeyId, before === undefined ? alias.name : `${before}, ${alias.name}`);
  }
  return names;
}

/** The keys that have every word of a search somewhere in what the list shows of them, or in their tags. */
export function findKeys(
  keys: readonly KmsKey[],
  aliases: ReadonlyMap<string, string>,
  search: string,
): readonly KmsKey[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return keys;
  return keys.filter((key) => {
    const { description, arn, state, keySpec, keyUsage, origin, tags } = key;
    const tagged = tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`);
    const text = [description, arn, aliases.get(key.keyId) ?? "", state, keySpec, keyUsage, origin, ...tagged]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The first of the keys that fit, and the chosen one wherever it is: a key just made is the last of them. */
export function firstKeys(found: readonly KmsKey[], most: number, chosen: KmsKey | null): readonly KmsKey[] {
  const at = chosen === null ? -1 : found.indexOf(chosen);
  const first = found.slice(0, most);
  return chosen !== null && at >= most ? [...first, chosen] : first;
}
