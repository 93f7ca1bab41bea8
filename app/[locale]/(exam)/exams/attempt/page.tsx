import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { ExamAttempt } from "@/components/exam/exam-attempt";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exam");
  return pageMetadata({ locale: await getLocale(), route: "/exams/attempt", title: t("attemptTitle"), noIndex: true });
}

export default async function ExamAttemptPage() {
  const t = await getTranslations("exam");
  return (
    <div className="leaf max-w-4xl py-8">
      <h1 className="sr-only">{t("attemptTitle")}</h1>
      <ExamAttempt texts={await loadClientTexts(await getLocale(), "exam", "item", "problems")} />
    </div>
  );
}
