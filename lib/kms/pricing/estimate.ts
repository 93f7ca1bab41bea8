import { REQUEST_CLASSES, type RequestClass } from "./meter.ts";
import { type Nanos, type Prices, toDollars, toNanos } from "./prices.ts";

/** A month as somebody imagines it; all members are whole numbers of at least 0. */
export interface Scenario {
  readonly customerKeys: number;
  /** Kinds that cost nothing to keep, to be seen on the bill as nothing. */
  readonly awsManagedKeys: number;
  readonly replicas: number;
  /** Of the customer's keys, how many were rotated. */
  readonly rotatedKeys: number;
  /** How often each of those was. */
  readonly rotationsEach: number;
  readonly requests: { readonly [C in RequestClass]: number };
  /** Requests that S3 makes for objects; symmetric ones, besides the others. */
  readonly s3Requests: number;
  readonly bucketKeys: boolean;
}

/** A month in which nothing is kept and nothing is asked. */
export const NO_SCENARIO: Scenario = {
  customerKeys: 0,
  awsManagedKeys: 0,
  replicas: 0,
  rotatedKeys: 0,
  rotationsEach: 0,
  requests: { symmetric: 0, "rsa-2048": 0, asymmetric: 0, "ecc-data-key-pair": 0, "rsa-data-key-pair": 0 },
  s3Requests: 0,
  bucketKeys: false,
};

export type EstimateRule =
  | "key-month"
  | "aws-managed"
  | "replica-month"
  | "rotation-month"
  | "bucket-key"
  | "free-tier"
  | RequestClass;

export interface EstimateLine {
  /** The rule that made the line. */
  readonly rule: EstimateRule;
  /** Keys, surcharges or requests. */
  readonly quantity: number;
  /** Dollars for one, or for ten thousand requests. */
  readonly price: string;
  /** Dollars. */
  readonly amount: string;
}

export interface Estimate {
  readonly lines: readonly EstimateLine[];
  /** Dollars. */
  readonly total: string;
}

/** With an S3 Bucket Key up to 99 percent of S3's requests fall away; this is the best case. */
const BUCKET_KEY_DIVISOR = 100;
const TEN_THOUSAND = 10_000;

/**
 * What a whole month costs in which nothing changes, by the rules of `billOf`: the same numbers, without
 * a world that has as many keys. https://aws.amazon.com/kms/pricing/
 */
export function estimateMonth(scenario: Scenario, prices: Prices): Estimate {
  const { customerManaged, perRotation, rotationsCharged } = prices.keyMonth;
  const surcharges =
    Math.min(scenario.rotatedKeys, scenario.customerKeys) * Math.min(scenario.rotationsEach, rotationsCharged);
  const lines = [
    each("key-month", scenario.customerKeys, customerManaged),
    each("aws-managed", scenario.awsManagedKeys, "0"),
    each("replica-month", scenario.replicas, customerManaged),
    each("rotation-month", surcharges, perRotation),
    ...requestLines(scenario, prices),
  ].filter(({ line: { quantity } }) => quantity > 0);
  return {
    lines: lines.map(({ line, nanos }) => ({ ...line, amount: toDollars(nanos) })),
    total: toDollars(lines.reduce((sum, { nanos }) => sum + nanos, 0)),
  };
}

interface Charge {
  readonly line: Omit<EstimateLine, "amount">;
  readonly nanos: Nanos;
}

function each(rule: EstimateRule, quantity: number, price: string): Charge {
  return { line: { rule, quantity, price }, nanos: quantity * toNanos(price) };
}

function requestLines({ requests, s3Requests, bucketKeys }: Scenario, prices: Prices): Charge[] {
  const fromS3 = bucketKeys ? Math.ceil(s3Requests / BUCKET_KEY_DIVISOR) : s3Requests;
  const lines: Charge[] = [{ line: { rule: "bucket-key", quantity: s3Requests - fromS3, price: "0" }, nanos: 0 }];
  let left = prices.freeRequestsPerMonth;
  let free = 0;
  for (const requestClass of REQUEST_CLASSES) {
    const price = prices.requests.find(({ id }) => id === requestClass);
    if (!price) continue;
    const count = requests[requestClass] + (requestClass === "symmetric" ? fromS3 : 0);
    const covered = price.freeTier ? Math.min(left, count) : 0;
    left -= covered;
    free += covered;
    const nanos = Math.round((toNanos(price.perTenThousand) * (count - covered)) / TEN_THOUSAND);
    lines.push({ line: { rule: requestClass, quantity: count - covered, price: price.perTenThousand }, nanos });
  }
  return [...lines, { line: { rule: "free-tier" as const, quantity: free, price: "0" }, nanos: 0 }];
}
