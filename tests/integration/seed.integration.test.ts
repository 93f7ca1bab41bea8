import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import type { ItemDocument } from "@/lib/content/item";
import { loadBlueprintFiles, loadItemFiles } from "@/server/content/load-content-files";
import { getDb, inTransaction } from "@/server/db/client";
import { seedItems } from "@/server/db/seed/seed-items";
import { seedShippedContent } from "@/server/db/seed/seed-shipped-content";

import { emptyDatabase } from "./fixtures/database.ts";

beforeEach(emptyDatabase);

const shipped = await loadItemFiles();

async function seed(documents: readonly ItemDocument[]): Promise<number> {
  return await inTransaction((tx) => seedItems(tx, documents));
}

function changed(document: ItemDocument | undefined): ItemDocument {
  if (!document) throw new Error("no item is shipped");
  return { ...document, difficulty: document.difficulty === 5 ? 1 : document.difficulty + 1 };
}

async function itemOf(id: string) {
  return await getDb().item.findUniqueOrThrow({ where: { id }, include: { currentRevision: true, revisions: true } });
}

describe("the seed", () => {
  it("brings every shipped item and blueprint into the bank, and changes nothing the second time", async () => {
    expect(await seedShippedContent()).toBe(true);
    expect(await getDb().item.count({ where: { status: "LIVE" } })).toBe(
      shipped.filter(({ status }) => status === "live").length,
    );
    expect(await getDb().examBlueprint.count()).toBe((await loadBlueprintFiles()).length);
    expect(await seedShippedContent()).toBe(false);
    expect(await getDb().itemRevision.count()).toBe(shipped.length);
  });

  it("seeds once when two instances start together", async () => {
    const results = await Promise.all([seedShippedContent(), seedShippedContent()]);
    expect(results.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    expect(await getDb().itemRevision.count()).toBe(shipped.length);
  });

  it("makes a changed file the next revision and keeps the old one", async () => {
    await seed(shipped);
    const next = changed(shipped[0]);
    expect(await seed([next, ...shipped.slice(1)])).toBe(1);
    const item = await itemOf(next.id);
    expect(item.currentRevision.number).toBe(2);
    expect(item.difficulty).toBe(next.difficulty);
    expect(item.revisions).toHaveLength(2);
  });

  it("leaves alone what an instructor wrote", async () => {
    await seed(shipped);
    const document = changed(shipped[0]);
    const id = randomUUID();
    await getDb().itemRevision.create({
      data: { id, itemId: document.id, number: 2, source: "AUTHORED", contentHash: "authored", document },
    });
    await getDb().item.update({ where: { id: document.id }, data: { currentRevisionId: id } });
    expect(await seed([{ ...document, difficulty: 3 }, ...shipped.slice(1)])).toBe(0);
    expect((await itemOf(document.id)).currentRevisionId).toBe(id);
  });

  it("gives an item the status of its file, until a person gives it another", async () => {
    const [first] = shipped;
    if (!first) throw new Error("no item is shipped");
    await seed([{ ...first, status: "pilot", tags: ["tried-out"] }]);
    expect(await itemOf(first.id)).toMatchObject({ status: "PILOT", tags: ["tried-out"] });
    await seed([{ ...first, status: "draft" }]);
    expect(await itemOf(first.id)).toMatchObject({ status: "DRAFT", tags: first.tags });
    await getDb().item.update({ where: { id: first.id }, data: { status: "IN_REVIEW" } });
    await seed([changed(first)]);
    expect((await itemOf(first.id)).status).toBe("IN_REVIEW");
    expect((await itemOf(first.id)).currentRevision.number).toBe(3);
  });

  it("retires an item whose file is gone, and brings it back with the file", async () => {
    await seed(shipped);
    const id = shipped[0]?.id ?? "";
    expect(await seed(shipped.slice(1))).toBe(1);
    expect((await itemOf(id)).status).toBe("RETIRED");
    expect(await seed(shipped)).toBe(1);
    expect((await itemOf(id)).status).toBe("LIVE");
  });

  it("does not bring back what a person retired", async () => {
    await seed(shipped);
    const id = shipped[0]?.id ?? "";
    await getDb().item.update({ where: { id }, data: { status: "RETIRED" } });
    expect(await seed(shipped)).toBe(0);
    expect((await itemOf(id)).status).toBe("RETIRED");
  });
});

describe("history", () => {
  it("cannot be rewritten: a revision is neither changed nor deleted", async () => {
    await seed(shipped.slice(0, 1));
    const before = await getDb().itemRevision.findMany();
    expect(before).toHaveLength(1);
    await expect(getDb().itemRevision.updateMany({ data: { number: 9 } })).rejects.toBeInstanceOf(Error);
    await expect(getDb().$executeRaw`DELETE FROM "ItemRevision"`).rejects.toBeInstanceOf(Error);
    expect(await getDb().itemRevision.findMany()).toEqual(before);
  });
});
