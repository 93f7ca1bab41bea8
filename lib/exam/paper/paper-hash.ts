/** What a frozen paper consists of; nothing else enters its hash. */
export interface FrozenPaper {
  readonly blueprint: { readonly slug: string; readonly version: number };
  readonly seed: string;
  /** In the order of the paper. */
  readonly entries: readonly {
    readonly itemRevisionId: string;
    readonly optionOrder: readonly string[];
    readonly scored: boolean;
  }[];
}

/**
 * The one text that stands for a paper: equal papers give equal texts, different ones different
 * texts. Hashing it is the caller's, since a core has no cryptography of its own.
 */
export function canonicalPaper(paper: FrozenPaper): string {
  return JSON.stringify([
    "selo-paper-1",
    paper.blueprint.slug,
    paper.blueprint.version,
    paper.seed,
    paper.entries.map((entry) => [entry.itemRevisionId, entry.scored, [...entry.optionOrder]]),
  ]);
}

/** @param sha256Hex SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export function paperHash(paper: FrozenPaper, sha256Hex: (text: string) => string): string {
  return sha256Hex(canonicalPaper(paper));
}
