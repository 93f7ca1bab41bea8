/**
 * How much time a candidate gets, chosen before the start and fixed with the deadline. ESL is AWS's
 * extra half hour for people who sit the English exam in a language that is not theirs; the factors are
 * those that testing centres grant. Untimed is for practice: its end only keeps attempts from staying
 * open for ever.
 */
export const ACCOMMODATIONS = ["none", "esl-30", "half-more", "double", "untimed"] as const;
export type Accommodation = (typeof ACCOMMODATIONS)[number];

/** Days until an untimed attempt closes by itself. */
export const UNTIMED_DAYS = 14;

const MINUTE_MS = 60_000;

/** @param durationMinutes what the form gives everybody. @returns milliseconds from start to deadline. */
export function timeGrantedMs(durationMinutes: number, accommodation: Accommodation): number {
  switch (accommodation) {
    case "none":
      return durationMinutes * MINUTE_MS;
    case "esl-30":
      return (durationMinutes + 30) * MINUTE_MS;
    case "half-more":
      return durationMinutes * 1.5 * MINUTE_MS;
    case "double":
      return durationMinutes * 2 * MINUTE_MS;
    case "untimed":
      return UNTIMED_DAYS * 24 * 60 * MINUTE_MS;
  }
}

/** ESL is for the English exam only; everything else is for everybody. */
export function isGranted(accommodation: Accommodation, locale: string): boolean {
  return accommodation !== "esl-30" || locale === "en";
}
