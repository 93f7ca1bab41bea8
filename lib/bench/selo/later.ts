export const TIME_UNITS = ["d", "mo", "y"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

const DAY_MS = 86_400_000;

/**
 * The moment so many days, months or years later. Months and years are those of the calendar, in UTC; a
 * day that its month lacks becomes its last.
 * @param from milliseconds since 1970. @param count a whole number of at least 0.
 */
export function later(from: number, count: number, unit: TimeUnit): number {
  if (unit === "d") return from + count * DAY_MS;
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count * (unit === "y" ? 12 : 1));
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}
