import type { KmsKey, loadPricing, Prices, World } from "@/lib/kms";

type Pricing = Awaited<ReturnType<typeof loadPricing>>;

/**
 * What each key costs in a whole month if nothing changes, in dollars by ARN: the bill of the month to
 * come, as it would stand at its end. Requests are not on it; a key to be deleted costs nothing.
 */
export function standingCosts(
  world: Readonly<World>,
  keys: readonly KmsKey[],
  { billOf }: Pick<Pricing, "billOf">,
  prices: Prices,
): ReadonlyMap<string, number> {
  const now = new Date(world.now);
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1))
    .toISOString()
    .slice(0, "2026-11".length);
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2);
  const quiet = { ...world, now: end, requests: new Map<string, number>() };
  const costs = new Map<string, number>(keys.map(({ arn }) => [arn, 0]));
  for (const accountId of new Set(keys.map((key) => key.accountId))) {
    for (const { subject, amount } of billOf(quiet, { accountId, month }, prices).lines) {
      const before = costs.get(subject);
      if (before !== undefined) costs.set(subject, before + Number(amount));
    }
  }
  return costs;
}
