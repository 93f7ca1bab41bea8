"use client";

import { useTexts } from "@/i18n/use-texts";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

/** Domains and their tasks. Few items each: counts, and no per cent that would look like knowledge. */
export function SectionTable({ sections }: { readonly sections: AttemptResultDto["sections"] }) {
  const t = useTexts("exam");
  return (
    <table className="mt-10 w-full max-w-2xl text-sm">
      <caption className="pb-2 text-left font-serif text-xl">{t("report.bySection")}</caption>
      <thead>
        <tr className="border-b border-rule-strong text-left">
          <th scope="col" className="py-1 font-medium">
            {t("report.section")}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t("right")}
          </th>
        </tr>
      </thead>
      {sections.map(({ id, title, scored, correct, tasks }) => (
        <tbody key={id} className="border-b border-rule">
          <tr>
            <th scope="rowgroup" className="pt-3 pb-1.5 text-left font-medium">
              {title[t.locale]}
            </th>
            <td className="pt-3 pb-1.5 text-right font-mono font-medium whitespace-nowrap">
              {t("ofCount", { correct, scored })}
            </td>
          </tr>
          {tasks.map((task) => (
            <tr key={task.id}>
              <th scope="row" className="py-1 pl-4 text-left font-normal text-ink-soft">
                <span className="font-mono">{task.id}</span> {task.title[t.locale]}
              </th>
              <td className="py-1 text-right font-mono whitespace-nowrap">
                {t("ofCount", { correct: task.correct, scored: task.scored })}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
