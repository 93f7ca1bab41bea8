import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

/** Use cases and route handlers on a real Postgres that the run starts itself. */
export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
      "server-only": fileURLToPath(new URL("tests/setup/server-only.ts", import.meta.url)),
    },
  },
  test: {
    include: ["tests/{integration,authorization}/**/*.test.ts", "server/**/*.integration.test.ts"],
    globalSetup: ["tests/setup/postgres-server.ts"],
    setupFiles: ["tests/setup/console-guard.ts", "tests/setup/test-database.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
