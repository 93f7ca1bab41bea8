import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale } from "next-intl/server";

import { DatedNotes } from "@/components/home/dated-notes";
import { FirstSteps } from "@/components/home/first-steps";
import { MarginSection } from "@/components/ui/margin-section";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ locale: await getLocale(), route: "/" });
}

export default function HomePage() {
  const t = useTranslations("home");
  return (
    <div className="leaf">
      <header className="max-w-[46rem] pt-10 pb-8 md:pt-16">
        <h1 className="text-3xl md:text-4xl">{t("headline")}</h1>
        <p className="mt-5 max-w-[60ch] text-lg text-ink-soft">{t("lead")}</p>
      </header>

      <div className="mt-20">
        <MarginSection label={t("loop.label")}>
          <h2 className="text-2xl">{t("loop.title")}</h2>
          <FirstSteps />
        </MarginSection>
      </div>

      <div className="mt-20">
        <MarginSection label={t("dated.label")}>
          <h2 className="text-2xl">{t("dated.title")}</h2>
          <p className="mt-3 max-w-[62ch] text-ink-soft">{t("dated.lead")}</p>
          <DatedNotes />
        </MarginSection>
      </div>
    </div>
  );
}
