import { describe, expect, it } from "vitest";

import { encodeContext, utf8 } from "@/lib/kms";

import { encryptThenDecrypt, setUpContext } from "./context-mismatch-run.ts";
import { changePairs, FIRST_PAIRS, firstDifference, type PairsChange, toContext } from "./context-pairs.ts";
import { testBrowser } from "./test-browser.ts";

describe("the figure of a context that does not match", () => {
  it.each<[string, PairsChange, string | null]>([
    ["a swapped order", { type: "swap" }, null],
    ["a changed letter", { type: "letter" }, "InvalidCiphertextException"],
    ["a missing pair", { type: "drop", at: 1 }, "InvalidCiphertextException"],
    ["a pair too many", { type: "add", pair: { name: "x", value: "y" } }, "InvalidCiphertextException"],
  ])("has KMS answer to %s", async (_, change, expected) => {
    const openedWith = toContext(changePairs(FIRST_PAIRS, change));
    const sealedWith = toContext(FIRST_PAIRS);
    const { code } = await encryptThenDecrypt(await setUpContext(testBrowser()), {
      plaintext: utf8("a letter"),
      sealedWith,
      openedWith,
    });
    expect(code).toBe(expected);
    // The bytes that are shown tell the same.
    expect(firstDifference(encodeContext(sealedWith), encodeContext(openedWith)) === -1).toBe(expected === null);
  });

  it("changes the case of a letter, there and back", () => {
    const once = changePairs(FIRST_PAIRS, { type: "letter" });
    expect(once[0]?.value).toBe("Lemon");
    expect(changePairs(once, { type: "letter" })).toEqual(FIRST_PAIRS);
  });
});
