"use client";

import { useTexts } from "@/i18n/use-texts";
import type { DecisionStep } from "@/lib/kms";

import { useActorName } from "../actor-name.ts";
import { shortName } from "../actors.ts";
import type { Answer, Question } from "./question.ts";

interface Props {
  readonly question: Question;
  readonly answer: Answer;
  readonly onShow: (step: DecisionStep) => void;
}

/** A deny decides whatever else there is, so it comes first; what only would count comes last. */
const ORDER: readonly DecisionStep["effect"][] = ["deny", "allow", "delegate", "unmet"];
const INKS: Readonly<Record<DecisionStep["effect"], string>> = {
  deny: "text-fail",
  allow: "text-pass",
  delegate: "text-ink",
  unmet: "text-warn",
};

/** The decision, what it takes and lacks, and the statements that made it. */
export function DecisionView({ question, answer: { decision, parts, elsewhere }, onShow }: Props) {
  const t = useTexts("sandbox");
  const nameOf = useActorName();
  const { allowed, denial } = decision;
  const steps = decision.trail.toSorted((one, other) => ORDER.indexOf(one.effect) - ORDER.indexOf(other.effect));
  return (
    <div className={`min-w-0 border-l-2 pl-4 text-sm ${allowed ? "border-pass" : "border-fail"}`}>
      <p role="status" className={`text-base font-medium ${allowed ? "text-pass" : "text-fail"}`}>
        {t(allowed ? "people.may" : "people.mayNot", { who: nameOf(question.actor), action: question.action })}
      </p>
      {elsewhere && <p className="text-warn">{t("desk.elsewhere", { region: question.region })}</p>}
      {denial?.notAcrossAccounts && <p>{t("desk.notAcrossAccounts")}</p>}
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1" aria-label={t("desk.parts")}>
        {parts.map(({ part, state }) => (
          <li
            key={part}
            className={state === "met" ? "text-pass" : state === "missing" ? "text-fail" : "text-ink-soft"}
          >
            {t(`desk.part.${part}`)}: {t(`desk.state.${state}`)}
          </li>
        ))}
      </ul>
      {steps.length === 0 && <p className="mt-2">{t("people.noStatement")}</p>}
      <ol className="mt-2 grid grid-cols-1 gap-1" aria-label={t("desk.statements")}>
        {steps.map((step) => {
          const { source, owner, document, effect, sid, statement, unmet } = step;
          return (
            <li
              key={`${source} ${owner} ${document} ${statement} ${sid}`}
              className="flex flex-wrap items-baseline gap-x-2"
            >
              <span className={`min-w-0 break-words ${INKS[effect]}`}>
                {t(`people.effect.${effect}`, {
                  policy: t(`people.source.${source}`),
                  statement: sid ?? String((statement ?? 0) + 1),
                  unmet: unmet.join(", "),
                })}
                {source !== "key-policy" && source !== "grant" && (
                  <span className="text-ink-soft"> ({shortName(owner)})</span>
                )}
              </span>
              {statement !== null && (
                <button type="button" className="min-h-6 underline underline-offset-2" onClick={() => onShow(step)}>
                  {t("desk.show")}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
