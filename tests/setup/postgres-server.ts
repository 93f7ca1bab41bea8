import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Client } from "pg";
import type { TestProject } from "vitest/node";

import { openEmbeddedServer } from "@/server/db/embedded/embedded-server";
import { applyMigrations } from "@/server/db/migrate/apply-migrations";

const TEMPLATE = "selo_test_template";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the migrated template database. Workers clone it. */
    readonly templateUrl: string;
  }
}

/**
 * One real Postgres for the run: a private one in a folder of its own, or the server that
 * TEST_DATABASE_URL names (so that the same suite runs on other versions). The migrations run once,
 * in a template that each worker clones.
 */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const { serverUrl, stop } =
    given === undefined ? await startPrivateServer() : { serverUrl: given, stop: async () => {} };
  const templateUrl = withDatabase(serverUrl, TEMPLATE);
  await inServer(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
  });
  const migrated = await applyMigrations(templateUrl);
  if (!migrated.ok) throw new Error(`the template could not be migrated: ${JSON.stringify(migrated.error)}`);
  project.provide("templateUrl", templateUrl);
  return stop;
}

async function startPrivateServer() {
  const folder = await mkdtemp(join(tmpdir(), "selo-test-"));
  const server = await openEmbeddedServer(folder, "postgres");
  return {
    serverUrl: server.url("postgres"),
    stop: async () => {
      await server.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

export async function inServer(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
