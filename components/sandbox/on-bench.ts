import type { KmsKey, World } from "@/lib/kms";

import type { CallRecord } from "./result-panel.tsx";

/** What is on the bench and may be what a call is about. */
export interface OnBench {
  readonly world: Pick<World, "keys" | "aliases" | "identities" | "keyStores">;
  readonly region: string;
  readonly regions: readonly string[];
  /** The chosen key. */
  readonly key: KmsKey | null;
  /** The last call, whose answer is often what the next one takes. */
  readonly record: CallRecord | null;
  /** A text to encrypt, sign or describe with. */
  readonly sample: string;
}
