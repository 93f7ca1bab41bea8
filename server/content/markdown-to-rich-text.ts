import "server-only";
import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

import type { RichNode, RichTag, RichText } from "@/lib/api/rich-text";

/**
 * Item Markdown → the small tree that the browser may build elements from. By allow-list: a construct
 * that is not named here becomes its text or nothing. HTML stays visible as text, a link becomes its
 * words, an image goes. Nothing an author writes can become an attribute, an address or a script.
 */

/** Longer text is cut: an item is a paragraph or two, and parsing time grows with length. */
export const MAX_MARKDOWN_LENGTH = 10_000;
/** Deeper structure is flattened to its text. */
export const MAX_DEPTH = 8;

/** Any string gives a tree; none throws. */
export function markdownToRichText(markdown: string): RichText {
  const root = fromMarkdown(tame(markdown.slice(0, MAX_MARKDOWN_LENGTH)));
  return root.children.flatMap((child) => block(child, 1));
}

/**
 * The parser takes time quadratic in the nesting of containers. No item nests six deep, so markers
 * beyond that are text.
 */
function tame(markdown: string): string {
  return markdown.replace(/^((?:[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]*){6})(?=[ \t]*(?:[-*+>]|\d{1,9}[.)]))/gm, "$1\\");
}

type Render<Node> = (node: Node, depth: number) => RichNode[];
type Renderers = { readonly [T in RootContent["type"]]?: Render<Extract<RootContent, { type: T }>> };

const INLINES: Renderers = {
  text: (node) => text(node.value),
  html: (node) => text(node.value),
  inlineCode: (node) => element("code", [node.value]),
  emphasis: (node, depth) => element("em", inlines(node.children, depth)),
  strong: (node, depth) => element("strong", inlines(node.children, depth)),
  break: () => [["br"]],
  link: (node, depth) => inlines(node.children, depth),
  linkReference: (node, depth) => inlines(node.children, depth),
};

const BLOCKS: Renderers = {
  ...INLINES,
  paragraph: (node, depth) => element("p", inlines(node.children, depth)),
  heading: (node, depth) => element("p", element("strong", inlines(node.children, depth))),
  code: (node) => [["pre", ["code", node.value]]],
  html: (node) => element("p", [node.value]),
  blockquote: (node, depth) => node.children.flatMap((child) => block(child, depth + 1)),
  list: (node, depth) =>
    element(
      node.ordered === true ? "ol" : "ul",
      node.children.flatMap((item) => element("li", listItem(item.children, depth + 2))),
    ),
};

function block(node: RootContent, depth: number): RichNode[] {
  if (depth >= MAX_DEPTH) return element("p", [textOf(node)]);
  return render(BLOCKS, node, depth);
}

function inlines(children: readonly RootContent[], depth: number): RichNode[] {
  return children.flatMap((child) =>
    depth + 1 >= MAX_DEPTH ? text(textOf(child)) : render(INLINES, child, depth + 1),
  );
}

/** What no renderer is named for leaves nothing. */
function render(renderers: Renderers, node: RootContent, depth: number): RichNode[] {
  const renderer = renderers[node.type] as Render<RootContent> | undefined;
  return renderer ? renderer(node, depth) : [];
}

/** The one paragraph of a tight item needs no element of its own. */
function listItem(children: readonly RootContent[], depth: number): RichNode[] {
  const [only] = children;
  if (children.length === 1 && only?.type === "paragraph") return inlines(only.children, depth);
  return children.flatMap((child) => block(child, depth));
}

function element(tag: RichTag, children: readonly RichNode[]): RichNode[] {
  return children.length === 0 ? [] : [[tag, ...children]];
}

function text(value: string): RichNode[] {
  return value === "" ? [] : [value];
}

/** All the words in a node, without recursion: it is called where the tree is deep. */
function textOf(node: Nodes): string {
  const words: string[] = [];
  const pending: Nodes[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ("value" in next) words.push(next.value);
    if ("children" in next) pending.push(...next.children.toReversed());
  }
  return words.join("");
}
