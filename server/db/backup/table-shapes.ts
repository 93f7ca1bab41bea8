import "server-only";
import type { Client } from "pg";

export interface TableShape {
  readonly name: string;
  /** Those that take a value; none that the database computes. */
  readonly columns: readonly string[];
  /** How the rows of a backup are ordered: by the primary key, in the same way under every collation. */
  readonly orderBy: string;
}

/**
 * Every table of ours with its columns, each after the tables that its rows refer to. References that the database
 * checks at the commit only (an item and its first revision name each other) do not count.
 * @throws Error where a table has no primary key, or the others go in a circle.
 */
export async function readTableShapes(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null; needs: string[] }>(
    `SELECT c.relname AS name,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
            (SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
                              ORDER BY array_position(i.indkey::int2[], a.attnum))
               FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
              WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
            (SELECT coalesce(array_agg(DISTINCT f.confrelid::regclass::text), '{}') FROM pg_constraint f
              WHERE f.conrelid = c.oid AND f.contype = 'f' AND NOT f.condeferred AND f.confrelid <> c.oid) AS needs
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relname <> '_prisma_migrations'
      ORDER BY c.relname`,
  );
  const waiting = new Map(
    rows.map(({ name, columns, key, needs }) => {
      if (key === null) throw new Error(`The table ${name} has no primary key`);
      return [
        name,
        { shape: { name, columns, orderBy: key.join(", ") }, needs: needs.map((table) => table.replaceAll('"', "")) },
      ];
    }),
  );
  const ordered: TableShape[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ needs }) => !needs.some((table) => waiting.has(table)));
    if (free.length === 0) throw new Error(`These tables refer to each other: ${[...waiting.keys()].join(", ")}`);
    for (const { shape } of free) {
      ordered.push(shape);
      waiting.delete(shape.name);
    }
  }
  return ordered;
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
