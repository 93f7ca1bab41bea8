import * as kms from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";

/** For tests: the simulator with the cryptography of Node and bytes that repeat. */
export function testBrowser(): BrowserKms {
  const deps = { crypto: kms.webCryptoPort(globalThis.crypto.subtle), random: kms.seededRandom("figures") };
  return { kms, deps };
}
