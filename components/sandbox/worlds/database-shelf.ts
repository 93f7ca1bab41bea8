import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";

import { WorldHead, type WorldShelf } from "@/lib/bench/worlds/world-shelf";

/** Heads by id; texts by id and place: 0 is the document, the pieces of its records follow. */
interface Schema extends DBSchema {
  heads: { key: string; value: unknown };
  texts: { key: [id: string, place: number]; value: string };
}

const NAME = "selo-worlds";
const CHANNEL = "selo-worlds";

/** Worlds in this browser's IndexedDB. Rejects where the browser lets nothing be stored. */
export async function openDatabaseShelf(): Promise<WorldShelf> {
  const database: IDBPDatabase<Schema> = await openDB<Schema>(NAME, 1, {
    upgrade: (created) => {
      created.createObjectStore("heads");
      created.createObjectStore("texts");
    },
    // A later version of this page in another tab wants to change the database: let it.
    blocking: () => database.close(),
  });
  const channel = new BroadcastChannel(CHANNEL);
  // A channel has no target: only tabs of this origin hear it.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const tellOthers = () => channel.postMessage("changed");
  const both = () => database.transaction(["heads", "texts"], "readwrite");

  return {
    lasting: true,
    list: async () => (await heads(database)).filter(({ deletedAt }) => deletedAt === null),
    read: async (id) => {
      const transaction = database.transaction(["heads", "texts"]);
      const [head, texts] = await Promise.all([
        transaction.objectStore("heads").get(id),
        transaction.objectStore("texts").getAll(placesOf(id)),
        transaction.done,
      ]);
      if (head === undefined) return null;
      // A text that is none makes the world unreadable, not the shelf.
      const [core = "", ...records] = texts.map((text) => Texts.safeParse(text).data ?? "");
      return { head: readHead(id, head), parts: { core, records } };
    },
    create: async (head, { core, records }) => {
      const transaction = both();
      const texts = transaction.objectStore("texts");
      void transaction.objectStore("heads").put(head, head.id);
      for (const [place, text] of [core, ...records].entries()) void texts.put(text, [head.id, place]);
      await transaction.done;
      tellOthers();
    },
    save: async (id, { parts: { core, records }, keys, records: count, revision }) => {
      const transaction = both();
      const stored = WorldHead.safeParse(await transaction.objectStore("heads").get(id)).data;
      if (stored?.revision !== revision || stored.deletedAt !== null) {
        await transaction.done;
        return "overtaken";
      }
      const texts = transaction.objectStore("texts");
      void transaction.objectStore("heads").put({ ...stored, revision: revision + 1, keys, records: count }, id);
      void texts.put(core, [id, 0]);
      for (const [index, text] of records.entries()) if (text !== null) void texts.put(text, [id, index + 1]);
      void texts.delete(IDBKeyRange.bound([id, records.length + 1], [id, Infinity]));
      await transaction.done;
      return "saved";
    },
    edit: async (id, edit) => {
      const transaction = database.transaction("heads", "readwrite");
      const stored: unknown = await transaction.store.get(id);
      const head = stored === undefined ? null : { ...readHead(id, stored), ...edit };
      if (head !== null) void transaction.store.put(head, id);
      await transaction.done;
      tellOthers();
      return head;
    },
    purge: async (before) => {
      for (const { id, deletedAt } of await heads(database)) {
        if (deletedAt === null || deletedAt >= before) continue;
        const transaction = both();
        void transaction.objectStore("heads").delete(id);
        void transaction.objectStore("texts").delete(placesOf(id));
        await transaction.done;
      }
    },
    onChange: (listener) => channel.addEventListener("message", listener),
  };
}

const Texts = z.string();

function placesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Infinity]);
}

async function heads(database: IDBPDatabase<Schema>): Promise<WorldHead[]> {
  const transaction = database.transaction("heads");
  const [ids, values] = await Promise.all([
    transaction.store.getAllKeys(),
    transaction.store.getAll(),
    transaction.done,
  ]);
  return values.map((value, index) => readHead(ids[index] ?? "", value));
}

/** A head that cannot be read stands for a damaged world, so that its texts can still be had. */
function readHead(id: string, stored: unknown): WorldHead {
  const damaged = { id, name: id, createdAt: 0, openedAt: 0, revision: 0, keys: 0, records: 0 };
  return WorldHead.safeParse(stored).data ?? { ...damaged, damaged: true, deletedAt: null };
}
