import { describe, expect, it } from "vitest";

import { toHex } from "@/lib/kms";

import { cross, CROSSERS, describeOrigin, ORIGINS, setUpHsm, THING_NAMES } from "./hsm-run.ts";
import { testBrowser } from "./test-browser.ts";

describe("the figure of the HSM", () => {
  it("shows nothing of what lives inside, and of the rest what calls answered", async () => {
    const bench = await setUpHsm(testBrowser());
    const hidden = THING_NAMES.filter((name) => bench.seen[name] === null);
    expect(hidden).toEqual(["material", "work", "sealed-material"]);
    const text = JSON.stringify(bench.seen);
    for (const key of bench.kms.world.keys.values())
      for (const { bytes } of key.materials) expect(text).not.toContain(toHex(bytes));
  });

  it("lets requests, answers and encrypted keys cross, and no plaintext key", async () => {
    const bench = await setUpHsm(testBrowser());
    const crossings = await Promise.all(CROSSERS.map(async (what) => await cross(bench, what)));
    expect(crossings.map(({ crosses }) => crosses)).toEqual([false, true, true, true]);
    expect(crossings[0]?.outcome).toBe("UnknownOperationException");
  });

  it.each(ORIGINS)("describes a key of the origin %s as the service does", async (origin) => {
    const metadata = await describeOrigin(testBrowser(), origin);
    expect(metadata.Origin).toBe(origin);
    expect(metadata.KeyState).toBe(origin === "EXTERNAL" ? "PendingImport" : "Enabled");
    expect("CustomKeyStoreId" in metadata).toBe(origin === "AWS_CLOUDHSM" || origin === "EXTERNAL_KEY_STORE");
  });
});
