import type { RichNode, RichText } from "@/lib/api/rich-text";

/**
 * The commands that a hint names, one a line, ready for the shell. A word alone, such as a file or an option,
 * is no command.
 */
export function commandsIn(tree: RichText): string {
  return tree.flatMap(codesOf).join("\n");
}

function codesOf(node: RichNode): string[] {
  if (typeof node === "string") return [];
  const [tag, ...children] = node;
  if (tag !== "code") return children.flatMap(codesOf);
  const code = children.filter((child) => typeof child === "string").join("");
  return code.includes(" ") ? [code] : [];
}
