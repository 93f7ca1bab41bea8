"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { Choices, Verdict } from "./figure-parts.tsx";
import type { FigureProps } from "./figure-props.ts";
import { type Answers, choose, type View, wishesOf } from "./key-kind-state.ts";

/** Questions that cross out kinds of key, each with its reason, until one is left. */
export function KeyKindChooser({ view: asked }: FigureProps) {
  const t = useTexts("figures");
  const view: View = asked === "services" ? "services" : "kinds";
  const [answers, setAnswers] = useState<Answers>({});
  const { choices, best } = choose(view, answers);
  const left = choices.filter(({ crossedOutBy }) => crossedOutBy === null).length;
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        {wishesOf(view).map((wish) => (
          <Choices
            key={wish}
            legend={t(`key-kind-chooser.wish.${wish}`)}
            value={answers[wish] ?? null}
            options={(["yes", "no"] as const).map((value) => ({ value, label: t(`common.${value}`) }))}
            onChange={(answer) => setAnswers({ ...answers, [wish]: answer })}
          />
        ))}
      </div>
      <ul className="grid gap-2">
        {choices.map(({ candidate, crossedOutBy }) => (
          <li
            key={candidate}
            className={`rounded border p-3 ${candidate === best ? "border-ink bg-well" : "border-rule"}`}
          >
            <Verdict good={crossedOutBy === null}>
              {crossedOutBy === null ? (
                t(`key-kind-chooser.name.${candidate}`)
              ) : (
                <s>{t(`key-kind-chooser.name.${candidate}`)}</s>
              )}
            </Verdict>
            <p className="mt-0.5 pl-5.5 text-sm text-ink-soft">
              {crossedOutBy === null
                ? t(`key-kind-chooser.gives.${candidate}`)
                : (t.find(`key-kind-chooser.why.${crossedOutBy}.${candidate}`) ?? "")}
            </p>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="min-w-0 flex-1">
          {best === null
            ? t("key-kind-chooser.none")
            : t("key-kind-chooser.best", { left, name: t(`key-kind-chooser.name.${best}`) })}
        </p>
        <button type="button" className="button button-small" onClick={() => setAnswers({})}>
          {t("common.again")}
        </button>
      </div>
    </div>
  );
}
