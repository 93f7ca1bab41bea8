import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";

import type { Locale } from "@/lib/content/locale";

import { loadMessages, type Messages, type Namespace } from "./messages.ts";

/**
 * Texts for client components. A server component picks the namespaces that its island needs, they
 * are compiled here (ICU parsing stays out of the browser) and travel as a prop.
 */
export interface ClientTexts<N extends Namespace = Namespace> {
  readonly locale: Locale;
  readonly namespaces: { readonly [K in N]: CompiledTree };
}

export interface CompiledTree {
  readonly [key: string]: CompiledMessage | CompiledTree;
}

/** Loads and compiles namespaces of the catalogue. Runs at build time for static pages. */
export async function loadClientTexts<N extends Namespace>(
  locale: Locale,
  ...namespaces: readonly N[]
): Promise<ClientTexts<N>> {
  const messages = await loadMessages(locale);
  const compiled = Object.fromEntries(namespaces.map((name) => [name, compileTree(messages[name])]));
  // Through JSON: the compiler's objects have no prototype, and React passes only plain ones on.
  return { locale, namespaces: JSON.parse(JSON.stringify(compiled)) as { [K in N]: CompiledTree } };
}

function compileTree(tree: Messages[Namespace] | object): CompiledTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? compile(value) : compileTree(value as object),
    ]),
  );
}
