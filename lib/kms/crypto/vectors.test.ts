import { expect, it } from "vitest";

import { runVectors } from "../testing/run-vectors.ts";
import vectors from "../testing/vectors.json";
import { webCryptoPort } from "./web-crypto.ts";

/** tests/e2e/vectors.spec.ts runs the same in a browser. */
it("gives the published answers, in Node", async () => {
  const { compared, wrong } = await runVectors(webCryptoPort(globalThis.crypto.subtle), vectors);
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(160);
});

it("would notice a wrong answer", async () => {
  const port = webCryptoPort(globalThis.crypto.subtle);
  const broken = { ...port, hmacSha256: async () => new Uint8Array(32) };
  const { wrong } = await runVectors(broken, {
    ...vectors,
    mlDsa: { source: "", cases: [] },
    mlKem: { source: "", cases: [] },
  });
  expect(wrong.filter((name) => name.startsWith("kbkdf"))).toHaveLength(vectors.kbkdf.cases.length);
});
