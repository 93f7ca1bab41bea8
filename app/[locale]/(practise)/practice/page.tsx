import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { PracticeHome } from "@/components/practice/practice-home";
import type { GuideTitles } from "@/components/practice/scope-name";
import { NextTenIsland } from "@/components/progress/next-ten";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";
import type { Bilingual } from "@/lib/content/bilingual";
import { loadExamGuide } from "@/server/content/load-content-files";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("practice");
  return pageMetadata({ locale: await getLocale(), route: "/practice", title: t("title"), description: t("lead") });
}

export default async function PracticePage() {
  const [t, locale, guide] = await Promise.all([getTranslations("practice"), getLocale(), loadExamGuide()]);
  const titlesOf = (parts: readonly { readonly id: string; readonly title: Bilingual }[]) =>
    Object.fromEntries(parts.map(({ id, title }) => [id, title[locale]]));
  const titles = {
    domains: titlesOf(guide.domains),
    tasks: titlesOf(guide.domains.flatMap(({ tasks }) => tasks)),
  } as GuideTitles;
  return (
    <div className="leaf py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="mb-8 max-w-2xl">
        <NextTenIsland texts={await loadClientTexts(locale, "review", "problems", "errors")} />
      </div>
      <PracticeHome texts={await loadClientTexts(locale, "practice", "item", "problems", "topics")} guide={titles} />
    </div>
  );
}
