import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { Slug } from "./slug.ts";

/**
 * What KMS costs in one Region: content/prices/<region>.yaml. Amounts are decimal strings in US
 * dollars, so that no price is ever rounded by a float on its way to a bill.
 */
const Dollars = z.string().check(z.regex(/^\d+(\.\d{1,6})?$/));

export const PriceTable = z.strictObject({
  version: z.literal(1),
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  currency: z.literal("USD"),
  source: z.url({ protocol: /^https$/ }),
  checked: z.iso.date(),
  recheckBy: z.iso.date(),
  /** "second-hand" where the vendor's page draws its numbers by script and a transcription was read. */
  confidence: z.enum(["official", "second-hand"]),
  keyMonth: z.strictObject({
    customerManaged: Dollars,
    /** Added after the first and after the second rotation; later rotations add nothing. */
    perRotation: Dollars,
    rotationsCharged: z.int().check(z.minimum(0)),
  }),
  requests: z
    .array(
      z.strictObject({
        id: Slug,
        what: Bilingual,
        perTenThousand: Dollars,
        freeTier: z.boolean(),
      }),
    )
    .check(z.minLength(1)),
  /** Requests a month that cost nothing, over all Regions of the account together. */
  freeRequestsPerMonth: z.int().check(z.minimum(0)),
});
export type PriceTable = z.infer<typeof PriceTable>;
