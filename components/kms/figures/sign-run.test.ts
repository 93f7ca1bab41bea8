import { describe, expect, it } from "vitest";

import { utf8 } from "@/lib/kms";

import { check, setUpSigning, sign, tamper, toRaw } from "./sign-run.ts";
import { testBrowser } from "./test-browser.ts";

describe("the figure of a signature", () => {
  it("passes both checks as it was signed, and fails both with another message or signature", async () => {
    const bench = await setUpSigning(testBrowser());
    // Several, since r and s are of several lengths in DER.
    for (let round = 0; round < 20; round++) {
      const { message, signature } = await sign(bench, utf8(`Invoice ${round}`));
      const { publicKey } = bench;
      expect(await check(bench, { message, signature, publicKey })).toEqual({ byKms: null, byCustomer: true });
      const refused = { byKms: "KMSInvalidSignatureException", byCustomer: false };
      expect(await check(bench, { message: utf8("Invoice!"), signature, publicKey })).toEqual(refused);
      expect(await check(bench, { message, signature: tamper(signature), publicKey })).toEqual(refused);
    }
  });

  it("fails at the customer alone when the customer holds another public key", async () => {
    const bench = await setUpSigning(testBrowser());
    const { message, signature } = await sign(bench, utf8("Invoice"));
    const checked = await check(bench, { message, signature, publicKey: bench.otherPublicKey });
    expect(checked).toEqual({ byKms: null, byCustomer: false });
  });

  it("takes nothing for a signature that is none", () => {
    for (const bytes of [
      [],
      [0x30],
      [0x30, 0],
      [0x30, 4, 2, 1, 1],
      [0x30, 6, 2, 1, 1, 3, 1, 1],
      [0x30, 4, 2, 40, 1, 1],
    ])
      expect(toRaw(Uint8Array.from(bytes))).toBeNull();
  });
});
