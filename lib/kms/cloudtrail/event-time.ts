/** CloudTrail writes whole seconds. @param at milliseconds since 1970. */
export function eventTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
