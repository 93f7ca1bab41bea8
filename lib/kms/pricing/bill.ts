import { type KeyLife, lifeOf, type World } from "../world/world.ts";
import { monthOf, readMeterName } from "./meter.ts";
import { type Nanos, type Prices, toDollars, toNanos } from "./prices.ts";

export interface BillRequest {
  readonly accountId: string;
  /** 2026-11; in UTC. */
  readonly month: string;
}

export interface Bill extends BillRequest {
  readonly lines: readonly BillLine[];
  /** Dollars. */
  readonly total: string;
}

export interface BillLine {
  /** The rule that the line follows, for its explanation. */
  readonly rule: "key-month" | "rotation-month" | "request";
  readonly region: string;
  /** The key's ARN, or the class of the requests. */
  readonly subject: string;
  /** Months, as a fraction, or requests. */
  readonly quantity: number;
  /** Requests of the quantity that the free tier covers. */
  readonly free: number;
  /** Dollars for a whole month, or for ten thousand requests. */
  readonly price: string;
  /** Dollars. */
  readonly amount: string;
}

/**
 * What KMS costs an account in a month, as far as the world's clock has come: key-months prorated by the
 * hour, the surcharge of a key's first rotations, and requests above the free tier. Keys of AWS cost
 * nothing to keep; a key whose deletion is scheduled costs nothing from then on, and if that is cancelled
 * it is charged as if it never had been. https://aws.amazon.com/kms/pricing/
 */
export function billOf(world: Readonly<World>, { accountId, month }: BillRequest, prices: Prices): Bill {
  const start = Date.parse(`${month}-01T00:00:00Z`);
  const first = new Date(start);
  const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1);
  const period = { start, end, until: Math.min(end, world.now) };
  const lives = [...[...world.keys.values()].map(lifeOf), ...world.endedKeys];
  const lines = [
    ...lives.filter((life) => life.accountId === accountId).flatMap((life) => keyLines(life, period, prices)),
    ...requestLines(world, { accountId, month }, prices),
  ];
  const total = lines.reduce((sum, { nanos }) => sum + nanos, 0);
  return { accountId, month, lines: lines.map(({ line }) => line), total: toDollars(total) };
}

/** The months in which something can be on an account's bill, oldest first. */
export function billMonths(world: Readonly<World>, accountId: string): string[] {
  const lives = [...[...world.keys.values()].map(lifeOf), ...world.endedKeys];
  const starts = lives.filter((life) => life.accountId === accountId).map(({ from }) => from);
  const first = Math.min(world.now, ...starts);
  const months: string[] = [];
  const at = new Date(first);
  for (let index = 0; ; index++) {
    const month = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + index);
    if (month > world.now) return months;
    months.push(monthOf(month));
  }
}

interface Period {
  readonly start: number;
  readonly end: number;
  /** How far the month has come. */
  readonly until: number;
}

interface Charge {
  readonly line: BillLine;
  readonly nanos: Nanos;
}

const HOUR = 3_600_000;

function keyLines(life: KeyLife, period: Period, { keyMonth }: Prices): Charge[] {
  if (life.manager === "AWS") return [];
  const surcharges = life.rotations.toSorted((left, right) => left - right).slice(0, keyMonth.rotationsCharged);
  return [
    ...monthCharge("key-month", life, life.from, period, keyMonth.customerManaged),
    ...surcharges.flatMap((from) => monthCharge("rotation-month", life, from, period, keyMonth.perRotation)),
  ];
}

function monthCharge(
  rule: "key-month" | "rotation-month",
  { arn, region, until }: KeyLife,
  from: number,
  { start, end, until: now }: Period,
  price: string,
): Charge[] {
  const hours = Math.ceil((Math.min(now, until ?? now) - Math.max(start, from)) / HOUR);
  if (hours <= 0) return [];
  const months = hours / ((end - start) / HOUR);
  const nanos = Math.round(toNanos(price) * months);
  const line = { rule, region, subject: arn, quantity: months, free: 0, price, amount: toDollars(nanos) };
  return [{ line, nanos }];
}

const TEN_THOUSAND = 10_000;

/** The free tier is used up in the order of the price table, then of Regions. */
function requestLines(world: Readonly<World>, asked: BillRequest, prices: Prices): Charge[] {
  const counted = [...world.requests].flatMap(([name, count]) => {
    const meter = readMeterName(name);
    return meter?.month === asked.month && meter.accountId === asked.accountId ? [{ ...meter, count }] : [];
  });
  let left = prices.freeRequestsPerMonth;
  return prices.requests.flatMap(({ id, perTenThousand, freeTier }) =>
    counted
      .filter(({ requestClass }) => requestClass === id)
      .toSorted((one, other) => (one.region < other.region ? -1 : 1))
      .map(({ region, count }) => {
        const free = freeTier ? Math.min(left, count) : 0;
        left -= free;
        const nanos = Math.round((toNanos(perTenThousand) * (count - free)) / TEN_THOUSAND);
        const line = { rule: "request" as const, region, subject: id, quantity: count, free };
        return { line: { ...line, price: perTenThousand, amount: toDollars(nanos) }, nanos };
      }),
  );
}
