import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { ProgressPage } from "@/components/progress/progress-page";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("progress");
  return pageMetadata({
    locale: await getLocale(),
    route: "/progress",
    title: t("title"),
    description: t("lead"),
    noIndex: true,
  });
}

export default async function Page() {
  const t = await getTranslations("progress");
  return (
    <div className="leaf py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <ProgressPage
        texts={await loadClientTexts(await getLocale(), "progress", "review", "problems", "errors", "topics")}
      />
    </div>
  );
}
