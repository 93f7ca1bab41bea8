const DURATION = /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,10})S)?)?$/;

/**
 * An ISO 8601 duration of weeks, days, hours, minutes and seconds ("P400D", "PT90M").
 * @returns milliseconds, or null for any other text; months and years have no fixed length.
 */
export function parseDuration(text: string): number | null {
  const parts = DURATION.exec(text);
  if (parts === null || parts.slice(1).every((part) => part === undefined)) return null;
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}
