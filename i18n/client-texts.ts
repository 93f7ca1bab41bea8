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

/** The sub-trees of a namespace that an island needs; null for all of it. */
type Picks = { readonly [K in Namespace]?: readonly (keyof Messages[K])[] | null };

/**
 * The same for an island that needs a part of large namespaces: only the named sub-trees travel.
 * A key outside of them is missing, as if the catalogue had none.
 */
export async function loadTextsInPart<P extends Picks>(
  locale: Locale,
  picks: P,
): Promise<ClientTexts<keyof P & Namespace>> {
  const whole = await loadClientTexts(locale, ...(Object.keys(picks) as (keyof P & Namespace)[]));
  const namespaces = Object.entries(whole.namespaces as Record<string, CompiledTree>).map(([name, tree]) => {
    const wanted = picks[name as Namespace] as readonly string[] | null | undefined;
    const part = Object.entries(tree).filter(([key]) => wanted?.includes(key) ?? true);
    return [name, Object.fromEntries(part)];
  });
  return { locale, namespaces: Object.fromEntries(namespaces) as { [K in keyof P & Namespace]: CompiledTree } };
}

function compileTree(tree: Messages[Namespace] | object): CompiledTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? compile(value) : compileTree(value as object),
    ]),
  );
}
