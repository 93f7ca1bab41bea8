import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { createKms, createWorld, loadWorldDocument, seededRandom, webCryptoPort, type World } from "../../kms/index.ts";
import { createMemoryShelf } from "./memory-shelf.ts";
import { openBench } from "./open-bench.ts";
import type { BenchPorts, WorldBench } from "./world-bench.ts";
import type { WorldLocks } from "./world-locks.ts";
import type { WorldShelf } from "./world-shelf.ts";

const START = Date.UTC(2026, 10, 24);

let ids = 0;

/** A browser with a shelf and locks that its tabs share. */
function browser(shelf: WorldShelf = createMemoryShelf({ lasting: true })) {
  const held = new Map<string, () => void>();
  let clock = START;
  const old: { text: string | null } = { text: null };
  const locks: WorldLocks = {
    hold: async (id, { takeAway, onLost }) => {
      if (held.has(id) && !takeAway) return null;
      held.get(id)?.();
      held.set(id, onLost);
      return () => held.get(id) === onLost && held.delete(id);
    },
    alone: async (act) => await act(),
  };
  const random = seededRandom("open bench");
  const ports: BenchPorts = {
    shelf,
    locks,
    newKms: (world) => createKms(world, { crypto: webCryptoPort(globalThis.crypto.subtle), random }),
    newWorld: () => createWorld(START),
    newId: () => `world-${++ids}`,
    now: () => ++clock,
    firstName: "My world",
    oldText: () => old.text,
    forgetOld: () => void (old.text = null),
  };
  return { shelf, ports, old, openTab: async () => await openBench(ports) };
}

async function makeKey(bench: WorldBench): Promise<string> {
  const { result } = await bench.state().kms.call("CreateKey", {});
  if (!result.ok) throw new Error(result.error.code);
  return result.value.KeyMetadata.Arn;
}

const keysOf = (bench: WorldBench) => [...bench.state().kms.world.keys.keys()];
const namesOf = (bench: WorldBench) => bench.state().worlds.map(({ name }) => name);

beforeEach(() => {
  // Advancing by themselves too: what reads a large world takes breaths.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  return () => vi.useRealTimers();
});
afterEach(() => void vi.clearAllTimers());
/** Time enough for every save and picture that waits. */
const settle = async () => await vi.advanceTimersByTimeAsync(1000);

it("a world is kept under its name and opened again at the next visit", async () => {
  const { openTab, shelf } = browser();
  const first = await openTab();
  expect(first.state().name).toBe("My world");
  const arn = await makeKey(first);
  await settle();
  expect(first.state().kept).toBe("kept");
  await first.add("Lab");
  expect(keysOf(first)).toEqual([]);
  await makeKey(first);
  await first.open(first.state().worlds[1]?.id ?? "");
  expect(keysOf(first)).toEqual([arn]);
  const lab = (await shelf.list()).find(({ name }) => name === "Lab");
  expect(lab).toMatchObject({ keys: 1, records: 1, damaged: false });
  const again = await browser(shelf).openTab();
  expect(keysOf(again)).toEqual([arn]);
  expect(again.state().name).toBe("My world");
});

it("undo and redo go through every change, and a reset is one", async () => {
  const { openTab } = browser();
  const bench = await openTab();
  const one = await makeKey(bench);
  const two = await makeKey(bench);
  bench.put(createWorld(START));
  expect(keysOf(bench)).toEqual([]);
  bench.step(-1);
  expect(keysOf(bench)).toEqual([one, two]);
  bench.step(-1);
  expect(keysOf(bench)).toEqual([one]);
  bench.step(1);
  expect(keysOf(bench)).toEqual([one, two]);
  bench.step(-1);
  const three = await makeKey(bench);
  await settle();
  expect(keysOf(bench)).toEqual([one, three]);
  expect(bench.state()).toMatchObject({ canUndo: true, canRedo: false });
});

it("a change that changes nothing is no step", async () => {
  const bench = await browser().openTab();
  bench.state().kms.advance(0);
  bench.state().kms.apply([]);
  await settle();
  expect(bench.state().canUndo).toBe(false);
});

it("what was undone is what is stored", async () => {
  const { openTab, shelf } = browser();
  const bench = await openTab();
  const one = await makeKey(bench);
  await makeKey(bench);
  await settle();
  bench.step(-1);
  await settle();
  expect(keysOf(await browser(shelf).openTab())).toEqual([one]);
});

it("a second tab says that the first has the world, stores nothing, and may take it over", async () => {
  const { openTab } = browser();
  const first = await openTab();
  const arn = await makeKey(first);
  await settle();
  const second = await openTab();
  expect(second.state().kept).toBe("elsewhere");
  await makeKey(second);
  await settle();
  await makeKey(first);
  await settle();
  expect(first.state().kept).toBe("kept");
  await second.takeOver();
  expect(second.state().kept).toBe("kept");
  expect(keysOf(second)).toEqual(keysOf(first));
  expect(keysOf(second)[0]).toBe(arn);
  await settle();
  expect(first.state().kept).toBe("elsewhere");
  // What the first does now changes nothing that is stored.
  await makeKey(first);
  await settle();
  const third = await makeKey(second);
  await settle();
  expect(second.state().kept).toBe("kept");
  expect(keysOf(second)).toContain(third);
});

it("without locks too, a tab never writes over what another wrote since", async () => {
  const shelf = createMemoryShelf({ lasting: true });
  const first = await browser(shelf).openTab();
  const second = await browser(shelf).openTab();
  await makeKey(first);
  await settle();
  await makeKey(second);
  await settle();
  expect(second.state().kept).toBe("overtaken");
  expect(keysOf(await browser(shelf).openTab())).toEqual(keysOf(first));
  // It can be kept beside the other.
  await second.add(second.state().name, second.state().kms.world);
  expect(second.state()).toMatchObject({ kept: "kept", name: "My world 2" });
});

it("a world is renamed, duplicated, thrown away and brought back", async () => {
  const { openTab } = browser();
  const bench = await openTab();
  const { id } = bench.state();
  const arn = await makeKey(bench);
  await bench.duplicate(id, "Copy");
  await bench.rename(id, "  Copy ");
  expect(namesOf(bench).toSorted()).toEqual(["Copy", "Copy 2"]);
  await bench.rename(id, "   ");
  expect(bench.state().name).toBe("Copy 2");
  await bench.remove(id);
  expect(bench.state().name).toBe("Copy");
  expect(keysOf(bench)).toEqual([arn]);
  await bench.remove(bench.state().id);
  expect(bench.state().name).toBe("My world");
  expect(keysOf(bench)).toEqual([]);
  await bench.restore(id);
  expect(namesOf(bench)).toContain("Copy 2");
  await bench.open(id);
  expect(keysOf(bench)).toEqual([arn]);
});

it("a stored world that cannot be read is set aside, said, and left as it is", async () => {
  const { shelf, openTab } = browser();
  const bench = await openTab();
  const { id } = bench.state();
  await shelf.save(id, { parts: { core: '{"version":9}', records: [] }, keys: 0, records: 0, revision: 0 });
  const again = await browser(shelf).openTab();
  expect(again.state().setAside).toEqual(["My world"]);
  expect(again.state().id).not.toBe(id);
  expect(again.state().worlds.find((head) => head.id === id)?.damaged).toBe(true);
  expect(await again.stored(id)).toEqual({ core: '{"version":9}', records: [] });
  expect(await again.open(id)).toBe(false);
  expect(again.state().setAside).toEqual(["My world"]);
});

it("the world of before worlds had names is taken over once", async () => {
  const made = await browser().openTab();
  const arn = await makeKey(made);
  const { serialiseWorld } = await loadWorldDocument();
  const { old, openTab, shelf } = browser();
  old.text = serialiseWorld(made.state().kms.world);
  const bench = await openTab();
  expect(keysOf(bench)).toEqual([arn]);
  expect(old.text).toBeNull();
  await settle();
  expect(await browser(shelf).openTab().then(namesOf)).toEqual(["My world"]);
});

it("where it cannot be read it is set aside, and a new world begun", async () => {
  const { old, openTab } = browser();
  old.text = "{";
  const bench = await openTab();
  expect(bench.state().setAside).toEqual(["My world"]);
  expect(bench.state().name).toBe("My world 2");
  expect(old.text).toBeNull();
});

it("where nothing can be stored the bench works and says so", async () => {
  const { old, openTab } = browser(createMemoryShelf());
  old.text = "{";
  const bench = await openTab();
  await makeKey(bench);
  await settle();
  expect(bench.state().kept).toBe("memory");
  expect(old.text).toBe("{");
  await bench.add("Other");
  await bench.open(bench.state().worlds.find(({ name }) => name === "My world 2")?.id ?? "");
  expect(keysOf(bench)).toHaveLength(1);
});

it("a save that fails is said, and tried again", async () => {
  const shelf = createMemoryShelf({ lasting: true });
  let full = true;
  const save: WorldShelf["save"] = async (...args) => {
    if (full) throw new Error("QuotaExceededError");
    return await shelf.save(...args);
  };
  const bench = await browser({ ...shelf, save }).openTab();
  await makeKey(bench);
  await settle();
  expect(bench.state().kept).toBe("failed");
  full = false;
  await vi.advanceTimersByTimeAsync(6000);
  expect(bench.state().kept).toBe("kept");
  expect(keysOf(await browser(shelf).openTab())).toHaveLength(1);
});

it("a thousand calls are a handful of pictures and of saves, and the newest is stored", async () => {
  const shelf = createMemoryShelf({ lasting: true });
  const saves: number[] = [];
  const save: WorldShelf["save"] = async (id, one) => {
    saves.push(one.records);
    return await shelf.save(id, one);
  };
  const bench = await browser({ ...shelf, save }).openTab();
  const arn = await makeKey(bench);
  let pictures = 0;
  bench.subscribe(() => pictures++);
  const { kms } = bench.state();
  for (let call = 0; call < 1000; call++) await kms.call("DescribeKey", { KeyId: arn });
  await settle();
  expect(pictures).toBeLessThan(10);
  expect(saves.length).toBeLessThan(6);
  expect(saves.at(-1)).toBe(1001);
  vi.useRealTimers();
  const again: World = (await browser(shelf).openTab()).state().kms.world;
  expect(again).toEqual(kms.world);
});
