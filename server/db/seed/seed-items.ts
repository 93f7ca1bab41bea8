import "server-only";
import { randomUUID } from "node:crypto";

import type { ItemDocument } from "@/lib/content/item";
import { ITEM_STATUSES } from "@/lib/content/item-shape";

import type { Database } from "../client.ts";
import { contentHash } from "./content-hash.ts";

/**
 * Brings the shipped items into the bank. A changed file becomes the next revision; what an
 * instructor wrote or retired is left alone; an item whose file is gone is retired until it returns.
 * A file's status counts as long as nobody gave the item another one.
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
  const fresh = documents.filter(({ id }) => !known.has(id));
  await createItems(tx, fresh);
  let touched = fresh.length;
  for (const document of documents) {
    const row = known.get(document.id);
    if (!row) continue;
    if (row.currentRevision.source === "AUTHORED") continue;
    else if (row.currentRevision.contentHash !== contentHash(document)) await reviseItem(tx, document);
    else if (row.retiredBySeed) await revive(tx, document);
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

/** All at once: a new database takes the whole bank in two statements. */
async function createItems(tx: Database, documents: readonly ItemDocument[]): Promise<void> {
  const made = documents.map((document) => ({ document, revisionId: randomUUID() }));
  // The two refer to each other; that reference is checked at the commit.
  await tx.item.createMany({
    data: made.map(({ document, revisionId }) => ({
      id: document.id,
      status: toRowStatus(document.status),
      currentRevisionId: revisionId,
      ...drawingColumns(document),
    })),
  });
  await tx.itemRevision.createMany({
    data: made.map(({ document, revisionId }) => revisionRow(document, revisionId, 1)),
  });
}

async function reviseItem(tx: Database, document: ItemDocument): Promise<void> {
  const last = await tx.itemRevision.aggregate({ where: { itemId: document.id }, _max: { number: true } });
  const revisionId = randomUUID();
  await tx.itemRevision.create({ data: revisionRow(document, revisionId, (last._max.number ?? 0) + 1) });
  const before = await tx.item.findUniqueOrThrow({
    where: { id: document.id },
    select: { status: true, retiredBySeed: true, currentRevision: { select: { document: true } } },
  });
  const follows = before.retiredBySeed || before.status === toRowStatus(statusIn(before.currentRevision.document));
  await tx.item.update({
    where: { id: document.id },
    data: {
      currentRevisionId: revisionId,
      ...drawingColumns(document),
      ...(follows ? { status: toRowStatus(document.status), retiredBySeed: false } : {}),
    },
  });
}

function revisionRow(document: ItemDocument, id: string, number: number) {
  return { id, itemId: document.id, number, source: "SHIPPED", contentHash: contentHash(document), document } as const;
}

async function revive(tx: Database, { id, status }: ItemDocument): Promise<void> {
  await tx.item.update({ where: { id }, data: { status: toRowStatus(status), retiredBySeed: false } });
}

const ROW_STATUSES = { live: "LIVE", pilot: "PILOT", draft: "DRAFT" } as const;

function toRowStatus(status: ItemDocument["status"]): (typeof ROW_STATUSES)[ItemDocument["status"]] {
  return ROW_STATUSES[status];
}

/** The status a stored document gives: those of before there was one are live. */
function statusIn(document: unknown): ItemDocument["status"] {
  const said = typeof document === "object" && document !== null && "status" in document ? document.status : "live";
  return ITEM_STATUSES.find((status) => status === said) ?? "live";
}

/** Copies of what drawing filters by. */
function drawingColumns({ type, use, subject, topic, blueprint, depth, difficulty, tags }: ItemDocument) {
  return { type, use, subject: subject ?? "kms", topic, blueprint, depth, difficulty, tags };
}
