import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";

import { MarginSection } from "@/components/ui/margin-section";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("about");
  return pageMetadata({ locale: await getLocale(), route: "/about", title: t("title"), description: t("lead") });
}

const SECTIONS = ["independence", "simulation", "facts", "data", "licences"] as const;

export default function AboutPage() {
  const t = useTranslations("about");
  return (
    <article className="leaf py-12">
      <header className="max-w-[62ch]">
        <h1 className="text-3xl">{t("title")}</h1>
        <p className="mt-4 text-lg text-ink-soft">{t("lead")}</p>
      </header>
      <div className="mt-12 grid gap-10">
        {SECTIONS.map((section) => (
          <MarginSection key={section} label={t(`${section}.label`)}>
            <h2 className="text-xl">{t(`${section}.title`)}</h2>
            <p className="mt-3 max-w-[66ch]">{t(`${section}.body`)}</p>
          </MarginSection>
        ))}
      </div>
    </article>
  );
}
