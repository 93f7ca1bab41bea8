import MiniSearch from "minisearch";

import { fold } from "./fold.ts";
import type { SearchDocument } from "./search-document.ts";

export interface Found extends Pick<SearchDocument, "href" | "kind" | "title" | "within"> {
  /** A few words around the first hit; empty where the title alone was hit. */
  readonly excerpt: string;
}

const MOST_FOUND = 30;
const EXCERPT = 90;

/**
 * A search over documents. Titles count most; the beginning of a word is enough; one slip in a long word is
 * forgiven; accents do not matter.
 */
export function openSearch(documents: readonly SearchDocument[]): (query: string) => readonly Found[] {
  const search = new MiniSearch<SearchDocument>({
    idField: "href",
    fields: ["title", "within", "text"],
    processTerm: (term) => fold(term),
    tokenize: wordsOf,
    searchOptions: {
      boost: { title: 6, within: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 5 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  search.addAll(documents);
  const byHref = new Map(documents.map((document) => [document.href, document]));
  return (query) =>
    search
      .search(query)
      .slice(0, MOST_FOUND)
      .flatMap(({ id, terms }) => {
        const document = byHref.get(String(id));
        if (!document) return [];
        const { href, kind, title, within, text } = document;
        return [{ href, kind, title, within, excerpt: excerptOf(text, terms) }];
      });
}

/** Words, and of names like GenerateDataKey the ends too: DataKey and Key. */
function wordsOf(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const ends = words.flatMap((word) =>
    [...word.matchAll(/(?<=[a-z0-9])(?=[A-Z])/g)].map(({ index }) => word.slice(index)),
  );
  return [...words, ...ends];
}

function excerptOf(text: string, terms: readonly string[]): string {
  const folded = fold(text);
  const at = terms.map((term) => folded.indexOf(term)).filter((place) => place >= 0);
  if (at.length === 0) return text.slice(0, 2 * EXCERPT).trim();
  const start = Math.max(0, Math.min(...at) - EXCERPT / 2);
  const begin = start === 0 ? 0 : text.indexOf(" ", start) + 1;
  return `${begin > 0 ? "… " : ""}${text.slice(begin, begin + 2 * EXCERPT).trim()}`;
}
