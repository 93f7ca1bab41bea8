import { expect, it } from "vitest";

import { createWorld, loadWorldDocument } from "../../kms/index.ts";
import { readWorldFile, writeWorldFile } from "./world-file.ts";

const world = createWorld(Date.UTC(2026, 10, 24));

it("a file comes back with the name of its world", async () => {
  expect(await readWorldFile(await writeWorldFile({ name: 'a "b"', world }))).toEqual({
    ok: true,
    value: { name: 'a "b"', world },
  });
});

it("a file of before worlds had names is read too", async () => {
  const { serialiseWorld } = await loadWorldDocument();
  expect(await readWorldFile(serialiseWorld(world))).toEqual({ ok: true, value: { name: "", world } });
});

it("what does not fit is named, and never shown", async () => {
  const read = await readWorldFile('{"version":3,"now":"secret","keys":[],"events":[]}');
  expect(read).toEqual({ ok: false, error: { code: "no-world", members: ["now"] } });
});
