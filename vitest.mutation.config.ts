import { defineConfig } from "vitest/config";

/** The tests that `npm run mutate:kms` runs against each mutant: those of the simulator that are quick. */
export default defineConfig({
  test: {
    include: ["lib/kms/{policy,keys,life,services,world}/**/*.test.ts", "lib/kms/kms.test.ts"],
    testTimeout: 60_000,
    // The slow twin stays, with fewer policies: it runs for hundreds of mutants.
    env: { TWIN_RUNS: "60" },
  },
});
