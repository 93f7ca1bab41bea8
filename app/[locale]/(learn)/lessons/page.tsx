import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { AppLink } from "@/components/ui/app-link";
import { PageHeading } from "@/components/ui/page-heading";
import { hrefTo } from "@/i18n/href";
import { pageMetadata } from "@/i18n/page-metadata";
import { isWritten, LESSON_SLUGS } from "@/lib/content/registry";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lesson");
  return pageMetadata({
    locale: await getLocale(),
    route: "/lessons",
    title: t("indexTitle"),
    description: t("indexLead"),
  });
}

/** The course map. A lesson that is not written yet is named, and leads nowhere. */
export default async function LessonsPage() {
  const t = await getTranslations("lesson");
  const topics = await getTranslations("topics");
  const locale = await getLocale();
  return (
    <div className="leaf py-12">
      <PageHeading title={t("indexTitle")} lead={t("indexLead")} />
      <ol className="max-w-3xl border-t border-rule">
        {LESSON_SLUGS.map((slug, index) => (
          <li key={slug} className="flex items-baseline gap-5 border-b border-rule py-3">
            <span aria-hidden className="w-8 text-right font-serif text-xl text-ink-soft tabular-nums">
              {index + 1}
            </span>
            {isWritten(slug) ? (
              <AppLink className="text-link font-serif text-xl" href={hrefTo(locale, "/lessons/[slug]", { slug })}>
                {topics(slug)}
              </AppLink>
            ) : (
              <span className="font-serif text-xl text-ink-soft">{topics(slug)}</span>
            )}
            <span className="ml-auto text-sm text-ink-soft">{t(isWritten(slug) ? "ready" : "preparing")}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
