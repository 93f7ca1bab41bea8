import type { MetadataRoute } from "next";

import { hrefTo } from "@/i18n/href";
import type { Route } from "@/i18n/routing";
import { siteUrl } from "@/i18n/site-url";
import { LOCALES } from "@/lib/content/locale";
import { isWritten, LESSON_SLUGS } from "@/lib/content/registry";

/** Pages worth finding: not those of one learner, not the offline page. */
const PAGES: readonly Route[] = [
  "/",
  "/lessons",
  "/sandbox",
  "/labs",
  "/glossary",
  "/reference",
  "/practice",
  "/exams",
  "/about",
];

export default function sitemap(): MetadataRoute.Sitemap {
  const lessons = LESSON_SLUGS.filter(isWritten).map((slug) => ["/lessons/[slug]", { slug }] as const);
  return [...PAGES.map((route) => [route, {}] as const), ...lessons].flatMap(([route, params]) => {
    const languages = Object.fromEntries(LOCALES.map((locale) => [locale, absolute(hrefTo(locale, route, params))]));
    return Object.values(languages).map((url) => ({ url, alternates: { languages } }));
  });
}

function absolute(path: string): string {
  return new URL(path, siteUrl()).href;
}
