import { describe, expect, it } from "vitest";

import { LOCALES } from "@/lib/content/locale";

import { hrefTo, matchRoute } from "./href.ts";
import { type Route, routing } from "./routing.ts";

const ROUTES = Object.keys(routing.pathnames) as Route[];

describe("hrefTo", () => {
  it("gives each language its own words", () => {
    expect(hrefTo("en", "/lessons/[slug]", { slug: "rotation" })).toBe("/en/lessons/rotation");
    expect(hrefTo("pt-BR", "/lessons/[slug]", { slug: "rotation" })).toBe("/pt-br/licoes/rotation");
    expect(hrefTo("pt-BR", "/")).toBe("/pt-br");
  });

  it("encodes parameters and leaves out what is undefined", () => {
    expect(hrefTo("en", "/lessons/[slug]", { slug: "a b/c" })).toBe("/en/lessons/a%20b%2Fc");
    expect(hrefTo("en", "/practice/session", {}, { id: "1&2", from: undefined })).toBe("/en/practice/session?id=1%262");
  });
});

describe("matchRoute", () => {
  it.each(LOCALES.flatMap((locale) => ROUTES.map((route) => [locale, route] as const)))(
    "finds the page that an address in %s of %s names",
    (locale, route) => {
      const params = Object.fromEntries([...route.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, "some-name"]));
      expect(matchRoute(hrefTo(locale, route, params))).toEqual({ route, params });
    },
  );

  it("reads the internal form that prerendering sees as well as the address bar's", () => {
    expect(matchRoute("/pt-BR/practice/session")).toEqual(matchRoute("/pt-br/pratica/sessao"));
  });

  it("answers null for an address that names no page", () => {
    expect(matchRoute("/en/nothing/here")).toBeNull();
  });
});
