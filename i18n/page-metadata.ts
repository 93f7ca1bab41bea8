import type { Metadata } from "next";

import { LOCALES, type Locale } from "@/lib/content/locale";

import { hrefTo } from "./href.ts";
import type { Route } from "./routing.ts";

interface PageInfo {
  readonly locale: Locale;
  readonly route: Route;
  readonly params?: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly description?: string;
  /** Pages of one learner (a session, an attempt) are not for search engines. */
  readonly noIndex?: boolean;
}

/** Title, description, canonical address and the page's twin in the other language. */
export function pageMetadata({ locale, route, params, title, description, noIndex }: PageInfo): Metadata {
  const languages = Object.fromEntries(LOCALES.map((other) => [other, hrefTo(other, route, params)]));
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    alternates: {
      canonical: hrefTo(locale, route, params),
      languages: { ...languages, "x-default": hrefTo("en", route, params) },
    },
    ...(noIndex === true ? { robots: { index: false, follow: false } } : {}),
  };
}
