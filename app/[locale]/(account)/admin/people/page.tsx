import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { PeoplePage } from "@/components/people/people-page";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return pageMetadata({ locale: await getLocale(), route: "/admin/people", title: t("title"), noIndex: true });
}

export default async function Page() {
  const t = await getTranslations("admin");
  return (
    <div className="leaf py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <PeoplePage texts={await loadClientTexts(await getLocale(), "admin", "problems")} />
    </div>
  );
}
