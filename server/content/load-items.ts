import "server-only";
import { invariant } from "@/lib/result";

import { getDb, type Database } from "../db/client.ts";
import { findRevisions } from "../db/item-repository.ts";
import { LruCache } from "../lru-cache.ts";
import { processSingleton } from "../process-singleton.ts";
import { createItemView, type ItemView } from "./item-view.ts";
import { markdownToRichText } from "./markdown-to-rich-text.ts";

/** A bank of everyday size fits; a larger one is read again as needed. */
const CACHED_REVISIONS = 1_000;

/**
 * The items with these revision ids. Revisions never change, so a parsed one is kept: only what this
 * process has not seen costs a query, and then one for all.
 */
export async function loadItems(
  revisionIds: readonly string[],
  db: Database = getDb(),
): Promise<ReadonlyMap<string, ItemView>> {
  const cache = processSingleton("items", () => new LruCache<string, ItemView>(CACHED_REVISIONS));
  const views = new Map<string, ItemView>();
  const missing: string[] = [];
  for (const id of new Set(revisionIds)) {
    const cached = cache.get(id);
    if (cached) views.set(id, cached);
    else missing.push(id);
  }
  const rows = missing.length === 0 ? [] : await findRevisions(db, missing);
  for (const row of rows) {
    const view = createItemView(row.document, (text) => ({
      en: markdownToRichText(text.en),
      "pt-BR": markdownToRichText(text["pt-BR"]),
    }));
    cache.set(row.id, view);
    views.set(row.id, view);
  }
  return views;
}

/** @throws where the revision was not loaded: foreign keys make that a bug. */
export function itemOf(items: ReadonlyMap<string, ItemView>, revisionId: string): ItemView {
  const item = items.get(revisionId);
  invariant(item !== undefined, "every revision that is referred to exists");
  return item;
}
