import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";

import { Prisma, PrismaClient } from "@/prisma/generated/client/client";

import { getEnv } from "../env.ts";
import { describeError, getLog } from "../log.ts";
import { processSingleton } from "../process-singleton.ts";

/** A connection to ask: the pool, or an open transaction. Inside a transaction use only the latter. */
export type Database = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** The one client of this process, opened at first use. */
export function getDb(): PrismaClient {
  return connection().client;
}

/** Runs `work` in one transaction (read committed). It rolls back when `work` throws. */
export async function inTransaction<T>(work: (tx: Database) => Promise<T>): Promise<T> {
  return await getDb().$transaction(work, { maxWait: 10_000, timeout: 15_000 });
}

/** Lets go of every connection: the last act of a process. */
export async function closeDb(): Promise<void> {
  const { client, pool } = connection();
  await client.$disconnect();
  if (!pool.ended) await pool.end();
}

/** How the connections of this process stand: in use, idle, and how many callers wait for one. */
export function poolStanding(): { readonly busy: number; readonly idle: number; readonly waiting: number } {
  const { totalCount, idleCount, waitingCount } = connection().pool;
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

/** True for the error of a statement that broke a unique index. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

interface Connection {
  readonly client: PrismaClient;
  readonly pool: Pool;
}

function connection(): Connection {
  return processSingleton("database", open);
}

function open(): Connection {
  const env = getEnv();
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "selo",
    // Prisma's adapter drops the offset of a timestamptz: the session must speak UTC.
    options: "-c TimeZone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000",
  });
  // A server that restarts cuts idle connections; without a listener that would end the process.
  pool.on("error", (error) => getLog().warn({ err: describeError(error) }, "idle database connection lost"));
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}
