import {
  createKms,
  createWorld,
  DEFAULT_REGION,
  type Kms,
  type Prices,
  rootCaller,
  seededRandom,
  webCryptoPort,
} from "../../kms/index.ts";
import { createShell, type Shell } from "../shell/shell.ts";

/** A world and a shell over it. */
export interface Bench {
  readonly kms: Kms;
  readonly shell: Shell;
}

/** When the worlds of lessons, labs and proofs begin: a Monday morning, so that every run reads the same. */
export const BENCH_START = Date.UTC(2026, 10, 2, 9);

/**
 * A new bench, empty. The same seed gives the same ids, keys and ciphertexts, whatever runs it; only RSA
 * key pairs are the platform's own.
 */
export function createBench(seed: string, prices: Prices): Bench {
  const deps = { crypto: webCryptoPort(crypto.subtle), random: seededRandom(seed) };
  const kms = createKms(createWorld(BENCH_START), deps);
  return { kms, shell: shellOver(() => kms, prices) };
}

/** A shell in which the account's root acts, in the first Region. */
export function shellOver(kms: () => Kms, prices: Prices): Shell {
  return createShell({ kms, standing: () => ({ caller: rootCaller(), region: DEFAULT_REGION }), prices });
}
