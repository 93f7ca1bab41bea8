import type { Locale } from "@/lib/content/locale";

/**
 * Reads a number as people of a language write it: "4,096.5" in English is "4.096,5" in Portuguese.
 * The other language's decimal mark is understood where it cannot be a mark of thousands ("0.5" in
 * Portuguese); spaces are left out.
 * @returns null where the text is no number.
 */
export function parseNumber(text: string, locale: Locale): number | null {
  const compact = text.replaceAll(/\s/g, "").replace("−", "-");
  const [decimal, thousands] = locale === "en" ? [".", ","] : [",", "."];
  const grouped = new RegExp(`^[+-]?[1-9]\\d{0,2}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`);
  if (grouped.test(compact)) return toNumber(compact.replaceAll(thousands, ""));
  return /^[+-]?\d+([.,]\d+)?$/.test(compact) ? toNumber(compact) : null;
}

/** As people of that language write it, with every digit. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(value);
}

/** Larger numbers are answers to nothing, and the server refuses them. */
const AT_MOST = 1e15;

function toNumber(text: string): number | null {
  const value = Number(text.replace(",", "."));
  return Math.abs(value) <= AT_MOST ? value : null;
}
