import type { Locale } from "@/lib/content/locale";

import { type Route, routing } from "./routing.ts";

/**
 * Addresses of pages, as pure functions for server and client alike: next-intl's own Link would
 * bring its client runtime into every lesson page.
 */

/** The prefix of a language in the address bar: /en, /pt-br. */
export function localePrefix(locale: Locale): string {
  return locale === "pt-BR" ? "/pt-br" : "/en";
}

/**
 * The address of a page in a language.
 * @param params values for the [name] parts of the route; encoded here.
 * @param query search parameters, left out where the value is undefined.
 */
export function hrefTo(
  locale: Locale,
  route: Route,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const path = localizedTemplate(route, locale).replaceAll(/\[(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return `${localePrefix(locale)}${path === "/" ? "" : path}${search === "" ? "" : `?${search}`}`;
}

/**
 * The page that an address names, in whichever language it is written. Accepts the address bar's
 * form (/pt-br/licoes/x) and the internal one that prerendering sees (/pt-BR/lessons/x).
 * @returns null for an address that names no page of ours.
 */
export function matchRoute(pathname: string): { route: Route; params: Record<string, string> } | null {
  const path = pathname.replace(/^\/(en|pt-br|pt-BR)(?=\/|$)/, "").replace(/\/$/, "") || "/";
  for (const route of Object.keys(routing.pathnames) as Route[]) {
    for (const locale of routing.locales) {
      const params = matchTemplate(localizedTemplate(route, locale), path);
      if (params) return { route, params };
    }
  }
  return null;
}

function localizedTemplate(route: Route, locale: Locale): string {
  const entry = routing.pathnames[route];
  return typeof entry === "string" ? entry : entry[locale];
}

function matchTemplate(template: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const source = template.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    names.push(name);
    return "([^/]+)";
  });
  const match = new RegExp(`^${source}$`).exec(path);
  if (!match) return null;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? "")]));
}
