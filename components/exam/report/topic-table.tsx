"use client";

import { useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

/** Topics of our lessons, where the exam has more than one. */
export function TopicTable({ topics: rows }: { readonly topics: AttemptResultDto["byTopic"] }) {
  const t = useTexts("exam");
  const topics = useTexts("topics");
  if (rows.length < 2) return null;
  return (
    <table className="mt-10 w-full max-w-2xl text-sm">
      <caption className="pb-2 text-left font-serif text-xl">{t("byTopic")}</caption>
      <thead>
        <tr className="border-b border-rule-strong text-left">
          <th scope="col" className="py-1 font-medium">
            {t("topic")}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t("right")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ topic, correct, scored }) => (
          <tr key={topic} className="border-b border-rule">
            <th scope="row" className="py-1.5 text-left font-normal">
              {topics.find(topic) ?? topic}
            </th>
            <td className="py-1.5 text-right font-mono whitespace-nowrap">{t("ofCount", { correct, scored })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
