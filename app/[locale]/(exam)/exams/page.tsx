import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { ExamHome } from "@/components/exam/exam-home";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exam");
  return pageMetadata({ locale: await getLocale(), route: "/exams", title: t("title"), description: t("lead") });
}

const RULES = ["time", "leave", "pause", "blank", "pilots", "score", "again"] as const;

export default async function ExamsPage() {
  const t = await getTranslations("exam");
  return (
    <div className="leaf py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <section className="mb-8 max-w-[66ch]" aria-labelledby="rules">
        <h2 id="rules" className="text-xl">
          {t("rulesTitle")}
        </h2>
        <ul className="mt-3 grid gap-2 border-l border-rule-strong pl-5">
          {RULES.map((rule) => (
            <li key={rule}>{t(`rules.${rule}`)}</li>
          ))}
        </ul>
      </section>
      <ExamHome texts={await loadClientTexts(await getLocale(), "exam", "problems", "topics")} />
    </div>
  );
}
