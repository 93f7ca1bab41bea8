"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { KmsKey } from "@/lib/kms";

import { useActorName } from "../actor-name.ts";
import { type Actor, actorsOf } from "../actors.ts";
import { useBench } from "../bench-context.tsx";
import { ask, type PolicyTools, type Question } from "./question.ts";

const FIRST = [
  "Encrypt",
  "Decrypt",
  "GenerateDataKey",
  "DescribeKey",
  "PutKeyPolicy",
  "CreateGrant",
  "ScheduleKeyDeletion",
];

interface Props {
  readonly tools: PolicyTools;
  /** Its context, its way and its Region count for every cell. */
  readonly question: Question;
  readonly policyKey: KmsKey;
  readonly onChoose: (actor: Actor, action: string) => void;
}

/** Everybody against the chosen actions, under the same encryption context and by the same way. */
export function DecisionMatrix({ tools, question, policyKey, onChoose }: Props) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const nameOf = useActorName();
  const [actions, setActions] = useState<readonly string[]>(FIRST);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2">
      <h3 className="text-lg">{t("people.matrix")}</h3>
      <p className="max-w-[66ch] text-sm text-ink-soft">{t("desk.matrixNote")}</p>
      <ActionChooser all={tools.vocabulary.KMS_ACTIONS} chosen={actions} onChoose={setActions} />
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("people.matrix")}>
        <table className="text-sm">
          <thead>
            <tr>
              <th scope="col" className="pr-3 text-left font-normal text-ink-soft">
                {t("people.who")}
              </th>
              {actions.map((action) => (
                <th key={action} scope="col" className="px-2 py-1 text-left font-mono text-xs font-normal">
                  {action}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actorsOf(kms.world).map((actor) => (
              <tr key={actor} className="border-t border-rule">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {nameOf(actor)}
                </th>
                {actions.map((action) => {
                  const { allowed } = ask(tools, kms.world, { ...question, actor, action }, policyKey).decision;
                  return (
                    <td key={action} className="px-1 py-0.5">
                      <button
                        type="button"
                        aria-pressed={question.actor === actor && question.action === action}
                        aria-label={t(allowed ? "people.may" : "people.mayNot", { who: nameOf(actor), action })}
                        className={`button button-quiet button-small aria-pressed:underline ${allowed ? "text-pass" : "text-fail"}`}
                        onClick={() => onChoose(actor, action)}
                      >
                        {t(allowed ? "people.yes" : "people.no")}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface ChooserProps {
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (actions: readonly string[]) => void;
}

function ActionChooser({ all, chosen, onChoose }: ChooserProps) {
  const t = useTexts("sandbox");
  return (
    <details className="text-sm">
      <summary className="text-ink-soft">{t("desk.columns", { count: chosen.length })}</summary>
      <fieldset className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        <legend className="sr-only">{t("desk.columnsLegend")}</legend>
        {all.map((action) => (
          <label key={action} className="flex min-h-6 items-center gap-1.5 font-mono text-xs">
            <input
              type="checkbox"
              className="accent-[var(--ink)]"
              checked={chosen.includes(action)}
              onChange={({ target }) =>
                onChoose(target.checked ? [...chosen, action] : chosen.filter((other) => other !== action))
              }
            />
            {action}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
