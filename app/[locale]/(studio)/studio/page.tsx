import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { StudioOverview } from "@/components/studio/overview";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("studio");
  return pageMetadata({ locale: await getLocale(), route: "/studio", title: t("title"), noIndex: true });
}

export default function Page() {
  return <StudioOverview />;
}
