import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { DatedNotes } from "@/components/home/dated-notes";
import { FirstSteps } from "@/components/home/first-steps";
import { LiveEnvelope } from "@/components/kms/live-envelope";
import { NextTenIsland } from "@/components/progress/next-ten";
import { MarginSection } from "@/components/ui/margin-section";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";
import { TextsProvider } from "@/i18n/use-texts";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ locale: await getLocale(), route: "/" });
}

export default async function HomePage() {
  const t = await getTranslations("home");
  const texts = await loadClientTexts(await getLocale(), "kms");
  return (
    <div className="leaf">
      <header className="max-w-[46rem] pt-10 pb-8 md:pt-16">
        <h1 className="text-3xl md:text-4xl">{t("headline")}</h1>
        <p className="mt-5 max-w-[60ch] text-lg text-ink-soft">{t("lead")}</p>
      </header>

      <MarginSection label={t("figure.label")}>
        <div className="sheet p-4 md:p-6">
          <TextsProvider texts={texts}>
            <LiveEnvelope />
          </TextsProvider>
        </div>
        <p className="mt-3 max-w-[66ch] text-sm text-ink-soft">{t("figure.caption")}</p>
      </MarginSection>

      <div className="mt-20">
        <MarginSection label={t("loop.label")}>
          <h2 className="text-2xl">{t("loop.title")}</h2>
          <FirstSteps />
          <div className="mt-8 max-w-2xl">
            <NextTenIsland texts={await loadClientTexts(await getLocale(), "review", "problems", "errors")} />
          </div>
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
