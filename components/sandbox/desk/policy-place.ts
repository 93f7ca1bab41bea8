import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

type SyntaxNode = ReturnType<typeof syntaxTree>["topNode"];

/** Where in a policy the cursor is: inside which members, and in the name of one or in a value. */
export interface PolicyPlace {
  /** The members around, from the outside; places in lists are left out. */
  readonly path: readonly string[];
  readonly part: "name" | "value";
  /** What is written between the quotes. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The name or text that a position is in, also of a document that is being written; null between them. */
export function policyPlaceAt(state: EditorState, position: number): PolicyPlace | null {
  const node = [-1, 1]
    .map((side) => syntaxTree(state).resolveInner(position, side as -1 | 1))
    .find(({ name }) => name === "PropertyName" || name === "String");
  if (!node) return null;
  const written = state.sliceDoc(node.from, node.to);
  const closed = written.length > 1 && written.endsWith('"');
  const from = node.from + 1;
  const to = closed ? node.to - 1 : node.to;
  if (position < from || position > to) return null;
  const isName = node.name === "PropertyName";
  const holder = isName ? node.parent?.parent : node.parent;
  return {
    path: pathOf(state, holder ?? null),
    part: isName ? "name" : "value",
    text: state.sliceDoc(from, to),
    from,
    to,
  };
}

function pathOf(state: EditorState, start: SyntaxNode | null): string[] {
  const path: string[] = [];
  for (let node = start; node !== null; node = node.parent) {
    const name = node.name === "Property" ? node.getChild("PropertyName") : null;
    if (name) path.unshift(state.sliceDoc(name.from, name.to).replaceAll('"', ""));
  }
  return path;
}
