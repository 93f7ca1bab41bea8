import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { AccountPage } from "@/components/account/account-page";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return pageMetadata({ locale: await getLocale(), route: "/account", title: t("title"), noIndex: true });
}

export default async function Page() {
  const t = await getTranslations("account");
  return (
    <div className="leaf py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <AccountPage texts={await loadClientTexts(await getLocale(), "account", "problems")} />
    </div>
  );
}
