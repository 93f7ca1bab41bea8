import type { Metadata } from "next";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { AppLink } from "@/components/ui/app-link";
import { Notice } from "@/components/ui/notice";
import { hrefTo } from "@/i18n/href";

/** What the service worker answers with when a page that is not in its cache is asked for offline. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors");
  return { title: t("offline.title"), robots: { index: false } };
}

export default function OfflinePage() {
  const t = useTranslations("errors");
  const locale = useLocale();
  return (
    <Notice mark={t("offline.mark")} title={t("offline.title")} body={t("offline.body")}>
      <AppLink className="button" href={hrefTo(locale, "/")}>
        {t("home")}
      </AppLink>
    </Notice>
  );
}
