"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { useActorName } from "../actor-name.ts";
import { useBench } from "../bench-context.tsx";
import type { CallRecord } from "../result-panel.tsx";
import { callAsEverybody, type OutcomeAs } from "./call-as.ts";
import { WhyNote } from "./why-note.tsx";

/** The last call, made again as each who may act. @param primary whether its button is the view's first action. */
export function SameCall({ primary }: { readonly primary: boolean }) {
  const t = useTexts("sandbox");
  const { kms, record, region } = useBench();
  const [asked, setAsked] = useState<{ readonly of: CallRecord; readonly outcomes: readonly OutcomeAs[] } | null>(null);
  const [running, setRunning] = useState(false);

  async function run() {
    if (record === null) return;
    setRunning(true);
    setAsked({ of: record, outcomes: await callAsEverybody(kms, record, region) });
    setRunning(false);
  }

  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <h3 className="text-lg">{t("sameCall.title")}</h3>
      <p className="max-w-[66ch] text-sm text-ink-soft">{t("sameCall.lead")}</p>
      {record === null ? (
        <p className="text-sm">{t("sameCall.none")}</p>
      ) : (
        <div>
          <button
            type="button"
            className={`button ${primary ? "button-seal" : ""}`}
            disabled={running}
            onClick={() => void run()}
          >
            {t("sameCall.run", { operation: record.operation })}
          </button>
        </div>
      )}
      <div role="status">
        {running && <p className="text-sm">{t("sameCall.running")}</p>}
        {asked && !running && <Outcomes operation={asked.of.operation} outcomes={asked.outcomes} />}
      </div>
    </div>
  );
}

interface OutcomesProps {
  readonly operation: string;
  readonly outcomes: readonly OutcomeAs[];
}

function Outcomes({ operation, outcomes }: OutcomesProps) {
  const t = useTexts("sandbox");
  const { act } = useBench();
  const nameOf = useActorName();
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("sameCall.title")}>
      <table className="w-full text-sm">
        <caption className="text-left font-mono text-xs text-ink-soft">{operation}</caption>
        <thead>
          <tr className="text-left text-ink-soft">
            {(["who", "outcome"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-normal">
                {t(`sameCall.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ actor, error, decisions }) => (
            <tr key={actor} className="border-t border-rule align-top">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {nameOf(actor)}
                <button
                  type="button"
                  className="block min-h-6 text-xs text-ink-soft underline underline-offset-2"
                  onClick={() => act(actor)}
                >
                  {t("identities.act")}
                  <span className="sr-only"> ({nameOf(actor)})</span>
                </button>
              </th>
              <td className="py-1.5">
                <p className={error === null ? "text-pass" : "font-mono text-xs break-all text-fail"}>
                  {error === null ? t("succeeded") : error.code}
                </p>
                <WhyNote error={error} decisions={decisions} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
