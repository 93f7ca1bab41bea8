import { mergeParts, type StoredWorld, type WorldShelf } from "./world-shelf.ts";

/** A shelf that lasts as long as the page: for a browser that lets nothing be stored. */
export function createMemoryShelf({ lasting = false } = {}): WorldShelf {
  const worlds = new Map<string, StoredWorld>();
  return {
    lasting,
    list: async () => [...worlds.values()].map(({ head }) => head).filter(({ deletedAt }) => deletedAt === null),
    read: async (id) => worlds.get(id) ?? null,
    create: async (head, parts) => void worlds.set(head.id, { head, parts }),
    save: async (id, { parts, keys, records, revision }) => {
      const world = worlds.get(id);
      if (world === undefined || world.head.revision !== revision || world.head.deletedAt !== null) return "overtaken";
      const head = { ...world.head, revision: revision + 1, keys, records };
      worlds.set(id, { head, parts: mergeParts(world.parts.records, parts) });
      return "saved";
    },
    edit: async (id, edit) => {
      const world = worlds.get(id);
      if (world === undefined) return null;
      const head = { ...world.head, ...edit };
      worlds.set(id, { ...world, head });
      return head;
    },
    purge: async (before) => {
      for (const [id, { head }] of worlds) if ((head.deletedAt ?? before) < before) worlds.delete(id);
    },
    onChange: () => undefined,
  };
}
