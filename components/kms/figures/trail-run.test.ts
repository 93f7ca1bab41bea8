import { describe, expect, it } from "vitest";

import { toBase64, toHex, utf8 } from "@/lib/kms";

import { testBrowser } from "./test-browser.ts";
import { ACTS, fieldsOf, perform, setUpTrail } from "./trail-run.ts";

describe("the figure of the trail", () => {
  it("shows one record for each event of the simulator, and in none of them what it calls left out", async () => {
    const bench = await setUpTrail(testBrowser());
    for (const act of ACTS) await perform(bench, act);
    expect(bench.records.map(({ event }) => event)).toEqual(bench.kms.world.events);
    const text = JSON.stringify(bench.records.map(({ event }) => event));
    for (const secret of [toBase64(utf8("Salary: 4,200")), toHex(utf8("Salary: 4,200")), "Salary"])
      expect(text).not.toContain(secret);
    for (const key of bench.kms.world.keys.values())
      for (const { bytes } of key.materials) expect(text).not.toContain(toHex(bytes));
  });

  it("names what was left out of each kind of call", async () => {
    const bench = await setUpTrail(testBrowser());
    await perform(bench, "sign");
    const left = (name: string) =>
      bench.records.findLast(({ event }) => event.eventName === name)?.withheld.map(({ what }) => what);
    expect(left("Encrypt")).toEqual(["Plaintext", "CiphertextBlob", "key-material"]);
    expect(left("Sign")).toEqual(["Message", "Signature", "key-material"]);
    expect(left("CreateKey")).toEqual(["key-material"]);
  });

  it("answers who, when, what, with which key, algorithm and context, and with what error", async () => {
    const bench = await setUpTrail(testBrowser());
    const event = bench.records.at(-1)?.event;
    expect(event && fieldsOf(event).map(({ field }) => field)).toEqual([
      "who",
      "when",
      "what",
      "key",
      "algorithm",
      "context",
      "error",
    ]);
  });
});
