import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { PriceTable } from "../../content/price-table.ts";
import type { Kms } from "../../kms/index.ts";
import { createBench, shellOver } from "../run/bench.ts";

export const TEST_PRICES = PriceTable.parse(parse(readFileSync("content/prices/us-east-1.yaml", "utf8")));

/** A shell in a new world, whose scripts must end well unless a test says otherwise. */
export function testShell(given?: Kms) {
  const kms = given ?? createBench("test shell", TEST_PRICES).kms;
  const shell = shellOver(() => kms, TEST_PRICES);
  return {
    kms,
    shell,
    /** What a script prints. */
    run: async (script: string): Promise<string> => {
      const { output, exitCode } = await shell.run(`set -eo pipefail\n${script}`);
      if (exitCode !== 0) throw new Error(`${script}\nended with ${exitCode}: ${output}`);
      return output;
    },
    /** What a script prints that ends with an exit code of failure. */
    fail: async (script: string, exitCode: number): Promise<string> => {
      const run = await shell.run(script);
      if (run.exitCode !== exitCode) throw new Error(`${script}\nended with ${run.exitCode}: ${run.output}`);
      return run.output;
    },
  };
}
