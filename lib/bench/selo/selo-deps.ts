import type { Kms, Prices } from "../../kms/index.ts";

/** What the parts of `selo` work with. */
export interface SeloDeps {
  readonly kms: () => Kms;
  readonly prices: Prices;
}
