import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { PracticeHome } from "@/components/practice/practice-home";
import { NextTenIsland } from "@/components/progress/next-ten";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("practice");
  return pageMetadata({ locale: await getLocale(), route: "/practice", title: t("title"), description: t("lead") });
}

export default async function PracticePage() {
  const t = await getTranslations("practice");
  return (
    <div className="leaf py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="mb-8 max-w-2xl">
        <NextTenIsland texts={await loadClientTexts(await getLocale(), "review", "problems", "errors")} />
      </div>
      <PracticeHome texts={await loadClientTexts(await getLocale(), "practice", "item", "problems", "topics")} />
    </div>
  );
}
