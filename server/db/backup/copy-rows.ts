import "server-only";
import { createHash } from "node:crypto";
import { Transform, type Readable } from "node:stream";

import { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";

import { quoted, type TableShape } from "./table-shapes.ts";

/** A connection on which the same value is always printed as the same text. The caller ends it. */
export async function openCopyClient(url: string, name: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: name });
  await client.connect();
  for (const setting of ["TimeZone = 'UTC'", "DateStyle = 'ISO'", "extra_float_digits = 1", "bytea_output = 'hex'"]) {
    await client.query(`SET ${setting}`);
  }
  return client;
}

/**
 * The rows of a table as COPY prints them (https://www.postgresql.org/docs/current/sql-copy.html, text format), in the
 * order of the key: the same rows are the same bytes on every Postgres.
 */
export function rowsOf(client: Client, { name, columns, orderBy }: TableShape): Readable {
  return client.query(copyTo(`COPY (SELECT ${quoted(columns)} FROM "${name}" ORDER BY ${orderBy}) TO STDOUT`));
}

export interface Tally extends Transform {
  /** Once all has gone through. */
  readonly result: () => { readonly rows: number; readonly sha256: string };
}

/** Lets bytes through and counts what it saw. A line feed ends a row and is nowhere else: COPY writes others as \n. */
export function tally(): Tally {
  const hash = createHash("sha256");
  let rows = 0;
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
      done(null, chunk);
    },
  });
  return Object.assign(transform, { result: () => ({ rows, sha256: hash.digest("hex") }) });
}
