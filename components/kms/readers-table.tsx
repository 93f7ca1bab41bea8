"use client";

import { Eye, EyeOff } from "lucide-react";

import { useTexts } from "@/i18n/use-texts";
import { type Trace, whoCanRead } from "@/lib/kms";

/** Who can read the data right now, derived from the same scene that is drawn. */
export function ReadersTable({ trace, step }: { readonly trace: Trace; readonly step: number }) {
  const t = useTexts("kms");
  return (
    <table className="w-full text-sm">
      <caption className="pb-1 text-left font-serif text-base font-medium">{t("readers.title")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("readers.who")}</th>
          <th scope="col">{t("readers.answer")}</th>
        </tr>
      </thead>
      <tbody>
        {whoCanRead(trace, step).map(({ reader, canRead, why }) => {
          const Icon = canRead ? Eye : EyeOff;
          return (
            <tr key={reader} className="border-t border-rule align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {t(
                  `readers.${reader === "application-memory" && trace.memoryOf === "service" ? "service-memory" : reader}`,
                )}
              </th>
              <td className="py-1.5">
                <span className={`flex gap-1.5 font-medium ${canRead ? "text-warn" : "text-ink-soft"}`}>
                  <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
                  <span>
                    {t(canRead ? "readers.yes" : "readers.no")}
                    <span className="font-normal text-ink-soft"> {t(`why.${why}`)}</span>
                  </span>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
