import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { PracticeSession } from "@/components/practice/practice-session";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("practice");
  return pageMetadata({
    locale: await getLocale(),
    route: "/practice/session",
    title: t("sessionTitle"),
    noIndex: true,
  });
}

export default async function PracticeSessionPage() {
  const t = await getTranslations("practice");
  return (
    <div className="leaf max-w-4xl py-10">
      <h1 className="sr-only">{t("sessionTitle")}</h1>
      <PracticeSession texts={await loadClientTexts(await getLocale(), "practice", "item", "problems", "topics")} />
    </div>
  );
}
