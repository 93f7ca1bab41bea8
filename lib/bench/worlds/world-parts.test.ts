import { expect, it } from "vitest";

import { copyWorld, createKms, createWorld, seededRandom, webCryptoPort } from "../../kms/index.ts";
import { changedParts, RECORDS_A_PIECE, worldOfParts } from "./world-parts.ts";
import { mergeParts } from "./world-shelf.ts";

async function worldOfRecords(count: number) {
  const ports = { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("parts") };
  const kms = createKms(createWorld(Date.UTC(2026, 10, 24)), ports);
  const { result } = await kms.call("CreateKey", {});
  if (!result.ok) throw new Error(result.error.code);
  const { KeyId } = result.value.KeyMetadata;
  const call = async () => void (await kms.call("DescribeKey", { KeyId }));
  while (kms.world.events.length < count) await call();
  return { kms, call };
}

it("a world comes back from its parts, whatever the number of its records", async () => {
  for (const count of [1, RECORDS_A_PIECE, RECORDS_A_PIECE + 1, 3 * RECORDS_A_PIECE]) {
    const { kms } = await worldOfRecords(count);
    const parts = mergeParts([], await changedParts(kms.world));
    expect(parts.records).toHaveLength(Math.ceil(count / RECORDS_A_PIECE));
    expect(await worldOfParts(parts)).toEqual({ ok: true, value: kms.world });
  }
});

it("a call writes the last piece alone, an undo what it took away, and the rest stays", async () => {
  const { kms, call } = await worldOfRecords(2 * RECORDS_A_PIECE + 10);
  const before = copyWorld(kms.world);
  let stored = mergeParts([], await changedParts(before));
  await call();
  const grown = await changedParts(kms.world, before.events);
  expect(grown.records.map((piece) => piece === null)).toEqual([true, true, false]);
  stored = mergeParts(stored.records, grown);
  expect(await worldOfParts(stored)).toEqual({ ok: true, value: kms.world });
  const cut = copyWorld(before);
  cut.events.length = RECORDS_A_PIECE + 5;
  const undone = await changedParts(cut, kms.world.events);
  expect(undone.records.map((piece) => piece === null)).toEqual([true, false]);
  expect(await worldOfParts(mergeParts(stored.records, undone))).toEqual({ ok: true, value: cut });
  // As many records, but others: every piece from the first other one.
  const other = copyWorld(before);
  other.events[3] = { ...before.events[3] } as (typeof before.events)[number];
  const changed = await changedParts(other, before.events);
  expect(changed.records.map((piece) => piece === null)).toEqual([false, true, true]);
});

it("a piece that is damaged makes the whole unreadable, and says where", async () => {
  const { kms } = await worldOfRecords(3);
  const { core } = mergeParts([], await changedParts(kms.world));
  expect(await worldOfParts({ core, records: ["[{}]"] })).toMatchObject({ ok: false });
  expect(await worldOfParts({ core, records: ["["] })).toEqual({ ok: false, error: ["events"] });
});
