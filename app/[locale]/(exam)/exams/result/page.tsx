import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { ExamResult } from "@/components/exam/exam-result";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exam");
  return pageMetadata({ locale: await getLocale(), route: "/exams/result", title: t("resultTitle"), noIndex: true });
}

export default async function ExamResultPage() {
  const t = await getTranslations("exam");
  return (
    <div className="leaf max-w-4xl py-8">
      <h1 className="mb-6 text-3xl">{t("resultTitle")}</h1>
      <ExamResult texts={await loadClientTexts(await getLocale(), "exam", "item", "problems", "topics")} />
    </div>
  );
}
