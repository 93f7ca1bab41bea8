import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { ReviewPage } from "@/components/progress/review-page";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return pageMetadata({
    locale: await getLocale(),
    route: "/review",
    title: t("page.title"),
    description: t("page.lead"),
    noIndex: true,
  });
}

export default async function Page() {
  const t = await getTranslations("review");
  return (
    <div className="leaf py-12">
      <PageHeading title={t("page.title")} lead={t("page.lead")} />
      <ReviewPage texts={await loadClientTexts(await getLocale(), "review", "problems", "errors")} />
    </div>
  );
}
