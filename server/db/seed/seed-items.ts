import "server-only";
import { randomUUID } from "node:crypto";

import type { ItemDocument } from "@/lib/content/item";

import type { Database } from "../client.ts";
import { contentHash } from "./content-hash.ts";

/**
 * Brings the shipped items into the bank. A changed file becomes the next revision; what an
 * instructor wrote or retired is left alone; an item whose file is gone is retired until it returns.
 * @returns how many items were touched.
 */
export async function seedItems(tx: Database, documents: readonly ItemDocument[]): Promise<number> {
  const rows = await tx.item.findMany({
    select: {
      id: true,
      status: true,
      retiredBySeed: true,
      currentRevision: { select: { source: true, contentHash: true, number: true } },
    },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  const shipped = new Set(documents.map((document) => document.id));
  let touched = 0;
  for (const document of documents) {
    const row = known.get(document.id);
    if (!row) await createItem(tx, document);
    else if (row.currentRevision.source === "AUTHORED") continue;
    else if (row.currentRevision.contentHash !== contentHash(document)) await reviseItem(tx, document);
    else if (row.retiredBySeed) await revive(tx, document.id);
    else continue;
    touched += 1;
  }
  const gone = rows.filter(
    (row) => !shipped.has(row.id) && row.status !== "RETIRED" && row.currentRevision.source === "SHIPPED",
  );
  if (gone.length > 0) {
    const ids = gone.map((row) => row.id);
    await tx.item.updateMany({ where: { id: { in: ids } }, data: { status: "RETIRED", retiredBySeed: true } });
  }
  return touched + gone.length;
}

async function createItem(tx: Database, document: ItemDocument): Promise<void> {
  const revisionId = randomUUID();
  // The two refer to each other; that reference is checked at the commit.
  await tx.item.create({ data: { id: document.id, currentRevisionId: revisionId, ...drawingColumns(document) } });
  await createRevision(tx, document, revisionId, 1);
}

async function reviseItem(tx: Database, document: ItemDocument): Promise<void> {
  const last = await tx.itemRevision.aggregate({ where: { itemId: document.id }, _max: { number: true } });
  const revisionId = randomUUID();
  await createRevision(tx, document, revisionId, (last._max.number ?? 0) + 1);
  const { retiredBySeed } = await tx.item.findUniqueOrThrow({
    where: { id: document.id },
    select: { retiredBySeed: true },
  });
  await tx.item.update({
    where: { id: document.id },
    data: {
      currentRevisionId: revisionId,
      ...drawingColumns(document),
      ...(retiredBySeed ? { status: "LIVE" as const, retiredBySeed: false } : {}),
    },
  });
}

async function createRevision(tx: Database, document: ItemDocument, id: string, number: number): Promise<void> {
  await tx.itemRevision.create({
    data: { id, itemId: document.id, number, source: "SHIPPED", contentHash: contentHash(document), document },
  });
}

async function revive(tx: Database, id: string): Promise<void> {
  await tx.item.update({ where: { id }, data: { status: "LIVE", retiredBySeed: false } });
}

/** Copies of what drawing filters by. */
function drawingColumns({ type, use, topic, blueprint, depth, difficulty }: ItemDocument) {
  return { type, use, topic, blueprint, depth, difficulty };
}
