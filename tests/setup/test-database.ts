import { randomUUID } from "node:crypto";

import { afterAll, inject } from "vitest";

import { inServer, withDatabase } from "./postgres-server.ts";

/**
 * A fresh database for each test file, cloned from the migrated template before anything of the
 * server is loaded, and dropped afterwards.
 */
const templateUrl = inject("templateUrl");
const template = new URL(templateUrl).pathname.slice(1);
const serverUrl = withDatabase(templateUrl, "postgres");
const database = `selo_test_${randomUUID().replaceAll("-", "")}`;

await inServer(serverUrl, async (client) => {
  // Cloning takes turns: two at once get in each other's way.
  await client.query("SELECT pg_advisory_lock(7305399)");
  await client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`);
});

process.env["DATABASE_URL"] = withDatabase(templateUrl, database);
process.env["AUTH_SECRET"] = "an-integration-test-secret-of-forty-letters";
process.env["APP_URL"] ??= "http://localhost:3000";
process.env["LOG_LEVEL"] ??= "silent";

afterAll(async () => {
  const { closeDb } = await import("@/server/db/client");
  await closeDb();
  await inServer(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  });
});
