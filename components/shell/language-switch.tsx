"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";

import { hrefTo, matchRoute } from "@/i18n/href";
import type { Locale } from "@/lib/content/locale";

interface Props {
  readonly locale: Locale;
  readonly labels: Readonly<Record<Locale, string>>;
}

const SHORT: Record<Locale, string> = { en: "EN", "pt-BR": "PT" };

/**
 * Leads to the same place in the other language. Works as a plain link; with JavaScript the query
 * and fragment come along, so a session, a scene or a section is not lost.
 */
export function LanguageSwitch({ locale, labels }: Props) {
  const other: Locale = locale === "en" ? "pt-BR" : "en";
  const match = matchRoute(usePathname());
  const path = match ? hrefTo(other, match.route, match.params) : hrefTo(other, "/");
  const [tail, setTail] = useState("");
  const takeTailAlong = () => setTail(window.location.search + window.location.hash);
  return (
    // A full load on purpose: <html lang> and every text change.
    <a
      href={path + tail}
      hrefLang={other}
      lang={other}
      className="button button-quiet button-small font-mono"
      aria-label={labels[other]}
      title={labels[other]}
      onPointerEnter={takeTailAlong}
      onFocus={takeTailAlong}
      onPointerDown={takeTailAlong}
    >
      {SHORT[other]}
    </a>
  );
}
