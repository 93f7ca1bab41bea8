import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Unit tests (beside their source), content tests and the tests that guard the gate itself.
 * Integration tests, which need Postgres, have their own configuration.
 */
export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      // The real module refuses to load outside React's server condition.
      "server-only": fileURLToPath(new URL("tests/setup/server-only.ts", import.meta.url)),
    },
  },
  test: {
    setupFiles: ["tests/setup/console-guard.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,server,components,i18n,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts"],
          // An RSA-4096 pair takes as long as chance wants, and longer on a busy machine.
          testTimeout: 60_000,
        },
      },
      // Proofs, labs and lessons play whole sessions, some of them with RSA keys.
      { extends: true, test: { name: "content", include: ["tests/content/**/*.test.ts"], testTimeout: 60_000 } },
      {
        extends: true,
        test: { name: "gate", include: ["tests/gate/**/*.test.ts"], testTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
});
