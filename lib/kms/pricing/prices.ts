/** What things cost, in US dollars as decimal texts of at most six places. */
export interface Prices {
  readonly keyMonth: {
    readonly customerManaged: string;
    /** Added a month after each of the first few rotations of a key. */
    readonly perRotation: string;
    readonly rotationsCharged: number;
  };
  readonly requests: readonly {
    readonly id: string;
    readonly perTenThousand: string;
    readonly freeTier: boolean;
  }[];
  /** Over all Regions and all classes that have a free tier together. */
  readonly freeRequestsPerMonth: number;
}

/** Billionths of a dollar, as whole numbers: sums of them are exact. */
export type Nanos = number;

const NANOS = 1_000_000_000;

/** @param dollars a decimal text of at most nine places. */
export function toNanos(dollars: string): Nanos {
  const [whole = "0", fraction = ""] = dollars.split(".");
  return Number(whole) * NANOS + Number(fraction.padEnd(9, "0"));
}

/** To six places, the way small amounts are printed on a bill. */
export function toDollars(nanos: Nanos): string {
  const micros = Math.round(nanos / 1000);
  return `${Math.trunc(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
}
