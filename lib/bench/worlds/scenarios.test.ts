import { describe, expect, it } from "vitest";

import { createKms, loadWorldDocument, seededRandom, webCryptoPort, type World } from "../../kms/index.ts";
import { playScenario, type Scenario, SCENARIOS } from "./scenarios.ts";

const NOW = Date.UTC(2026, 10, 24);

async function play(name: Scenario) {
  const ports = { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom(name) };
  const world = await playScenario(name, NOW, (made) => createKms(made, ports));
  const named = (operation: string) => world.events.filter(({ eventName }) => eventName === operation);
  const [key] = [...world.keys.values()];
  if (key === undefined) throw new Error("no key");
  return { world, key, named };
}

it.each(SCENARIOS)("%s can be stored and read again, and ends now", async (name) => {
  const { world } = await play(name);
  const { serialiseWorld, parseWorld } = await loadWorldDocument();
  expect(parseWorld(serialiseWorld(world))).toEqual({ ok: true, value: world });
  expect(Math.abs(world.now - NOW)).toBeLessThan(86_400_000 * 3);
});

describe("each scenario is what it says", () => {
  const errors = (events: World["events"]) => events.map(({ errorCode }) => errorCode ?? "ok");

  it("first-key: an alias, and a round trip", async () => {
    const { world, named } = await play("first-key");
    expect([...world.aliases.values()].map((alias) => alias.name)).toEqual(["alias/invoices"]);
    expect(errors(named("Decrypt"))).toEqual(["ok"]);
  });

  it("team: the developer encrypts and the auditor may not; with looking it is the other way round", async () => {
    const { named } = await play("team");
    expect(errors(named("Encrypt"))).toEqual(["ok", "AccessDenied"]);
    expect(errors(named("DescribeKey"))).toEqual(["AccessDenied", "ok"]);
  });

  it("three-years: three rotations, and the first ciphertext still opens", async () => {
    const { key, named } = await play("three-years");
    expect(key.materials.map(({ rotation }) => rotation)).toEqual([null, "AUTOMATIC", "AUTOMATIC", "AUTOMATIC"]);
    expect(errors(named("Decrypt"))).toEqual(["ok"]);
  });

  it("bucket-keys: forty calls without a bucket key, one with it", async () => {
    const { world, named } = await play("bucket-keys");
    expect([...world.resources.values()].filter(({ kind }) => kind === "s3-object")).toHaveLength(80);
    expect(named("GenerateDataKey")).toHaveLength(41);
  });

  it("last-days: somebody still calls, and there is a week left", async () => {
    const { world, key, named } = await play("last-days");
    expect(key.state).toBe("PendingDeletion");
    expect(key.deletion?.at).toBe(world.now + 7 * 86_400_000);
    expect(errors(named("Decrypt"))).toEqual(["ok", "KMSInvalidStateException"]);
  });

  it("two-accounts: the partner decrypts and does nothing else", async () => {
    const { world } = await play("two-accounts");
    const theirs = world.events.filter(({ recipientAccountId }) => recipientAccountId === "111122223333");
    expect(theirs.map(({ eventName, errorCode }) => [eventName, errorCode ?? "ok"])).toEqual([
      ["Decrypt", "ok"],
      ["DescribeKey", "AccessDenied"],
    ]);
  });
});
