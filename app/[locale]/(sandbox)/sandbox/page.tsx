import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { Bench } from "@/components/sandbox/bench";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";
import { loadPriceTable } from "@/server/content/load-content-files";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sandbox");
  return pageMetadata({ locale: await getLocale(), route: "/sandbox", title: t("title"), description: t("lead") });
}

export default async function SandboxPage() {
  const t = await getTranslations("sandbox");
  return (
    <div className="leaf py-10">
      <PageHeading title={t("title")} lead={t("lead")} />
      <p className="mb-6 max-w-[70ch] border-l-2 border-warn py-1 pl-4 text-sm">{t("simulation")}</p>
      <Bench
        texts={await loadClientTexts(await getLocale(), "sandbox", "kms", "kmsErrors", "topics", "terminal")}
        prices={await loadPriceTable()}
      />
    </div>
  );
}
