import type { Locale } from "@/lib/content/locale";

/** A day, as its reader writes days. */
export function formatDay(locale: Locale, instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(instant));
}

export function formatTime(locale: Locale, instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}
