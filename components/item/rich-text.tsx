import { createElement, Fragment, type ReactNode } from "react";

import type { RichNode, RichText as RichTextTree } from "@/lib/api/rich-text";

/** Classes of the few tags that item text may have. A tag that is not here is not drawn. */
const CLASSES = {
  p: "[&+*]:mt-3",
  code: "rounded bg-well px-1 font-mono text-[0.9em]",
  pre: "my-2 overflow-x-auto rounded bg-well p-3 font-mono text-sm",
  em: "",
  strong: "font-semibold",
  ul: "list-disc pl-6",
  ol: "list-decimal pl-6",
  li: "",
  br: "",
} as const;

/** Item text as elements. The text is data from the bank: it is built here, never set as HTML. */
export function RichText({ tree, inline = false }: { readonly tree: RichTextTree; readonly inline?: boolean }) {
  return <>{tree.map((node, index) => draw(node, index, inline))}</>;
}

function draw(node: RichNode, key: number, inline: boolean): ReactNode {
  if (typeof node === "string") return node;
  const [tag, ...children] = node;
  const drawn = children.map((child, index) => draw(child, index, inline));
  // Inside a label a paragraph would be a block within a line.
  if (inline && tag === "p") return <Fragment key={key}>{drawn}</Fragment>;
  if (!Object.hasOwn(CLASSES, tag)) return <Fragment key={key}>{drawn}</Fragment>;
  return createElement(tag, { key, className: CLASSES[tag] || undefined }, ...(tag === "br" ? [] : drawn));
}
