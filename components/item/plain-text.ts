import type { RichNode, RichText } from "@/lib/api/rich-text";

/** The words of an item text, for places that take no elements: options of a list, labels, announcements. */
export function plainText(tree: RichText): string {
  return tree.map(wordsOf).join(" ").trim();
}

function wordsOf(node: RichNode): string {
  if (typeof node === "string") return node;
  const [, ...children] = node;
  return children.map(wordsOf).join("");
}
