import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { AppLink } from "@/components/ui/app-link";
import { PageHeading } from "@/components/ui/page-heading";
import { hrefTo } from "@/i18n/href";
import { pageMetadata } from "@/i18n/page-metadata";
import { isWritten } from "@/lib/content/registry";
import { fold } from "@/lib/search/fold";
import { loadGlossary } from "@/server/content/search-documents";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("glossary");
  return pageMetadata({ locale: await getLocale(), route: "/glossary", title: t("title"), description: t("lead") });
}

export default async function GlossaryPage() {
  const locale = await getLocale();
  const other = locale === "en" ? "pt-BR" : "en";
  const t = await getTranslations("glossary");
  const topics = await getTranslations("topics");
  const terms = await loadGlossary(locale);
  const names = new Map(terms.map(({ id, term }) => [id, term[locale]]));
  const initialOf = ({ term }: (typeof terms)[number]) => fold(term[locale]).charAt(0).toUpperCase();
  const letters = [...new Set(terms.map(initialOf))].map((letter) => ({
    letter,
    listed: terms.filter((term) => initialOf(term) === letter),
  }));
  return (
    <div className="leaf py-10">
      <PageHeading title={t("title")} lead={t("lead")} />
      <nav aria-label={t("letters")} className="no-print mb-6 flex flex-wrap gap-1">
        {letters.map(({ letter }) => (
          <a key={letter} href={`#letter-${letter}`} className="button button-quiet button-small font-mono">
            {letter}
          </a>
        ))}
      </nav>
      {letters.map(({ letter, listed }) => (
        <section key={letter} aria-labelledby={`letter-${letter}`} className="margin-row mt-8">
          <h2 id={`letter-${letter}`} className="margin-label font-serif text-2xl">
            {letter}
          </h2>
          <dl className="grid max-w-[68ch] grid-cols-1 gap-6">
            {listed.map(({ id, term, alsoCalled, definition, lesson, seeAlso }) => (
              <div key={id} id={id} className="target:border-l-2 target:border-seal target:pl-4">
                <dt className="text-lg font-medium">
                  {term[locale]}{" "}
                  {term[other] !== term[locale] && (
                    <span lang={other} className="text-base font-normal text-ink-soft">
                      {term[other]}
                    </span>
                  )}
                </dt>
                <dd>
                  <p>{definition[locale]}</p>
                  <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
                    {alsoCalled.length > 0 && <span>{t("alsoCalled", { names: alsoCalled.join(", ") })}</span>}
                    {isWritten(lesson) && (
                      <AppLink className="text-link" href={hrefTo(locale, "/lessons/[slug]", { slug: lesson })}>
                        {topics(lesson)}
                      </AppLink>
                    )}
                    {seeAlso.map((related) => (
                      <a key={related} className="text-link" href={`#${related}`}>
                        {names.get(related) ?? related}
                      </a>
                    ))}
                  </p>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
