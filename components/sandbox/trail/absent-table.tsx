"use client";

import { useTexts } from "@/i18n/use-texts";
import type { CloudTrailEvent } from "@/lib/kms";

import type { CallRecord } from "../result-panel.tsx";
import { absentMembers } from "./absent-members.ts";

interface Props {
  readonly call: CallRecord;
  readonly event: CloudTrailEvent;
}

/** The members of this very call that its record leaves out, and why. */
export function AbsentTable({ call, event }: Props) {
  const t = useTexts("sandbox");
  const absent = absentMembers(call, event);
  return (
    <div className="min-w-0">
      <h3 className="text-lg">{t("trail2.absent")}</h3>
      {absent.length === 0 ? (
        <p className="text-sm text-ink-soft">{t("trail2.nothingAbsent")}</p>
      ) : (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("trail2.absent")}>
          <table className="mt-1 w-full text-sm">
            <thead>
              <tr className="text-left text-ink-soft">
                {(["member", "why"] as const).map((column) => (
                  <th key={column} scope="col" className="py-1 pr-4 font-normal">
                    {t(`trail2.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {absent.map(({ side, name, bytes, why }) => (
                <tr key={`${side} ${name}`} className="border-t border-rule align-top">
                  <th scope="row" className="py-1 pr-4 text-left font-mono text-xs font-normal">
                    {name}
                    <span className="block font-sans text-ink-soft">{t(`trail2.side.${side}`)}</span>
                    {bytes !== null && <span className="block text-ink-soft">{t("counter", { count: bytes })}</span>}
                  </th>
                  <td className="py-1">{t(`trail2.reason.${why}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
