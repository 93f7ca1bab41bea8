/** Characters of a world's name. */
export const LONGEST_NAME = 60;

/** A name as it may be shown and kept: one line, of bounded length. Empty where nothing is left of it. */
export function tidyName(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME)
    .trim();
}

/** The wanted name, with a number behind it where another world has it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const mark = ` ${number}`;
    const name = wanted.slice(0, LONGEST_NAME - mark.length) + mark;
    if (!taken.includes(name)) return name;
  }
}

/** A file name for a world: letters, digits and hyphens of its name. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return `${plain.replace(/^-|-$/g, "") || "world"}.selo.json`;
}
