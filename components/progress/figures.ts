import type { Locale } from "@/lib/content/locale";

/** A share as whole per cent, without the sign. */
export function toPercent(share: number): number {
  return Math.round(share * 100);
}

/** A day of the calendar or a moment, as a person writes it. */
export function formatDay(locale: Locale, day: string): string {
  const isCalendarDay = day.length === "2026-11-25".length;
  const moment = new Date(isCalendarDay ? `${day}T12:00:00Z` : day);
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(isCalendarDay ? { timeZone: "UTC" } : {}),
  }).format(moment);
}

export function formatTime(locale: Locale, moment: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(moment);
}

export function formatNumber(locale: Locale, value: number, digits: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** Where the learner is, as their browser says. */
export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
