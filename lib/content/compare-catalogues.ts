/**
 * Compares two message catalogues: every key of one is in the other, and the two texts of a key take
 * the same arguments and tags.
 * @returns one sentence per fault, none when the catalogues agree.
 */
export function compareCatalogues(reference: object, other: object): string[] {
  const left = flatten(reference);
  const right = flatten(other);
  const faults: string[] = [];
  for (const key of left.keys()) if (!right.has(key)) faults.push(`${key}: missing in the other language`);
  for (const key of right.keys()) if (!left.has(key)) faults.push(`${key}: not in the reference`);
  for (const [key, text] of left) {
    const twin = right.get(key);
    if (twin === undefined) continue;
    if (text.trim() === "" || twin.trim() === "") faults.push(`${key}: blank`);
    const [mine, theirs] = [argumentsOf(text), argumentsOf(twin)];
    if (mine !== theirs) faults.push(`${key}: takes {${mine}} here and {${theirs}} there`);
  }
  return faults;
}

/** Dotted key → text. */
export function flatten(tree: object, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    const key = prefix === "" ? name : `${prefix}.${name}`;
    if (typeof value === "string") texts.set(key, value);
    else for (const [path, text] of flatten(value as object, key)) texts.set(path, text);
  }
  return texts;
}

/** Names of ICU arguments and tags, in alphabetical order, each once. */
function argumentsOf(message: string): string {
  const names = [...message.matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g)].map(([, argument, tag]) => argument ?? `<${tag}>`);
  return [...new Set(names)].toSorted().join(", ");
}
