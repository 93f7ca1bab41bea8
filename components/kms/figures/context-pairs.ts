/** The pairs of an encryption context as somebody types them, in an order that means nothing. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

export const FIRST_PAIRS: readonly Pair[] = [
  { name: "tenant", value: "lemon" },
  { name: "purpose", value: "invoice" },
];

export type PairsChange =
  | { readonly type: "edit"; readonly at: number; readonly pair: Pair }
  | { readonly type: "drop"; readonly at: number }
  | { readonly type: "add"; readonly pair: Pair }
  | { readonly type: "letter" | "swap" }
  | { readonly type: "reset" };

/** More does not fit the figure; KMS itself counts bytes, not pairs. */
export const MOST_PAIRS = 4;

export function changePairs(pairs: readonly Pair[], change: PairsChange): readonly Pair[] {
  switch (change.type) {
    case "edit":
      return pairs.map((pair, index) => (index === change.at ? change.pair : pair));
    case "drop":
      return pairs.filter((_, index) => index !== change.at);
    case "add":
      return pairs.length < MOST_PAIRS ? [...pairs, change.pair] : pairs;
    case "letter": {
      const [first, ...rest] = pairs;
      return first ? [{ ...first, value: otherLetter(first.value) }, ...rest] : pairs;
    }
    case "swap":
      return pairs.toReversed();
    case "reset":
      return FIRST_PAIRS;
  }
}

/** Upper case for lower and the other way round: what people get wrong, and KMS tells apart. */
function otherLetter(text: string): string {
  const [first = "x", ...rest] = text;
  const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return [other, ...rest].join("");
}

/** As the API takes it: of two pairs with one name the later one counts. */
export function toContext(pairs: readonly Pair[]): Record<string, string> {
  return Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
}

/** Where two byte sequences part; -1 where they are the same. */
export function firstDifference(left: Uint8Array, right: Uint8Array): number {
  const length = Math.max(left.length, right.length);
  for (let at = 0; at < length; at++) if (left[at] !== right[at]) return at;
  return -1;
}
