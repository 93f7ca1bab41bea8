import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { ProofPage } from "@/components/proof/proof-page";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";
import { loadPriceTable } from "@/server/content/load-content-files";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("proof");
  return pageMetadata({ locale: await getLocale(), route: "/proof", title: t("prove"), noIndex: true });
}

export default async function Proof() {
  const t = await getTranslations("proof");
  const texts = await loadClientTexts(
    await getLocale(),
    "proof",
    "item",
    "problems",
    "terminal",
    "kms",
    "kmsErrors",
    "topics",
  );
  return (
    <div className="leaf py-10">
      <PageHeading title={t("prove")} lead={t("lead")} />
      <ProofPage texts={texts} prices={await loadPriceTable()} />
    </div>
  );
}
