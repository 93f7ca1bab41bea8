"use client";

import { useEffect, useState } from "react";

import type { Locale } from "@/lib/content/locale";
import { type Found, openSearch } from "@/lib/search/open-search";
import { SearchDocuments } from "@/lib/search/search-document";

export type SearchState =
  | { readonly phase: "loading" | "failed" }
  | { readonly phase: "ready"; readonly find: (query: string) => readonly Found[] };

/** The search of a language, opened once a page. */
const opened = new Map<Locale, Promise<(query: string) => readonly Found[]>>();

export function useSearch(locale: Locale): SearchState {
  const [state, setState] = useState<SearchState>({ phase: "loading" });
  useEffect(() => {
    let left = false;
    const open = async () => {
      const opening = opened.get(locale) ?? load(locale);
      opened.set(locale, opening);
      try {
        const find = await opening;
        if (!left) setState({ phase: "ready", find });
      } catch {
        // Another try loads again.
        opened.delete(locale);
        if (!left) setState({ phase: "failed" });
      }
    };
    void open();
    return () => {
      left = true;
    };
  }, [locale]);
  return state;
}

async function load(locale: Locale): Promise<(query: string) => readonly Found[]> {
  const reply = await fetch(`/search/${locale}.json`);
  if (!reply.ok) throw new Error(`the search answered ${reply.status}`);
  return openSearch(SearchDocuments.parse(await reply.json()));
}
