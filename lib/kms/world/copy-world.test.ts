import { expect, it } from "vitest";

import { OPERATION_NAMES } from "../index.ts";
import { DAY, testBench } from "../testing/bench.ts";
import { prepareExample } from "../testing/example-calls.ts";
import { copyWorld, sameWorld } from "./copy-world.ts";
import { serialiseWorld } from "./world-document.ts";

it.each(OPERATION_NAMES)("a copy of the world does not see what %s does afterwards", async (operation) => {
  const bench = testBench();
  const { input } = await prepareExample(bench, operation);
  const { world, kms } = bench;
  const copy = copyWorld(world);
  const before = serialiseWorld(world);
  expect(serialiseWorld(copy)).toBe(before);
  expect(sameWorld(copy, world)).toBe(true);
  await bench.succeed(operation, input);
  expect(sameWorld(copy, world)).toBe(false);
  kms.advance(800 * DAY);
  kms.apply([{ kind: "set-consistency", consistency: "eventual" }]);
  expect(serialiseWorld(copy)).toBe(before);
  expect(serialiseWorld(world)).not.toBe(before);
});

it("what is done to a copy does not show in the world", async () => {
  const bench = testBench();
  await bench.succeed("CreateKey", {});
  const before = serialiseWorld(bench.world);
  const copy = testBench(copyWorld(bench.world));
  await copy.succeed("CreateKey", {});
  copy.kms.apply([{ kind: "empty-world" }]);
  expect(serialiseWorld(bench.world)).toBe(before);
});
