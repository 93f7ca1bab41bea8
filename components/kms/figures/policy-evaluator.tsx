"use client";

import { useCallback, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { BrowserKms } from "../use-kms.ts";
import { Choices, Verdict, Waiting } from "./figure-parts.tsx";
import { type Account, ACCOUNTS, ASKED, KEY_POLICIES, KEY_POLICY_TEXTS, PEOPLE } from "./policy-people.ts";
import { judge, type Question, type StageView } from "./policy-run.ts";
import { useAnswer } from "./use-answer.ts";
import { useBench } from "./use-bench.ts";

/** Who asks for what, and which statement decided: the evaluator's own trail, and KMS's answer to the same call. */
export function PolicyEvaluator() {
  const bench = useBench(setUp);
  return bench.phase === "ready" ? <Evaluator browser={bench.browser} /> : <Waiting bench={bench} />;
}

async function setUp({ kms }: BrowserKms): Promise<void> {
  await kms.loadPolicy();
}

function Evaluator({ browser }: { readonly browser: BrowserKms }) {
  const t = useTexts("figures");
  const [account, setAccount] = useState<Account>("home");
  const [question, setQuestion] = useState<Question>({
    person: "developer",
    operation: "Decrypt",
    keyPolicy: "default",
  });
  const judgement = useAnswer(useCallback(async () => await judge(browser, question), [browser, question]));
  const policy = KEY_POLICY_TEXTS[question.keyPolicy];

  return (
    <div className="grid grid-cols-1 gap-4">
      <Choices
        legend={t("policy-evaluator.account")}
        value={account}
        options={ACCOUNTS.map((value) => ({ value, label: t(`policy-evaluator.accounts.${value}`) }))}
        onChange={(next) => {
          setAccount(next);
          setQuestion({ ...question, person: PEOPLE[next][next === "home" ? 1 : 0] ?? "root" });
        }}
      />
      <Choices
        legend={t("policy-evaluator.person")}
        value={question.person}
        options={PEOPLE[account].map((value) => ({ value, label: t(`policy-evaluator.people.${value}`) }))}
        onChange={(person) => setQuestion({ ...question, person })}
      />
      <Choices
        legend={t("policy-evaluator.operation")}
        value={question.operation}
        options={ASKED.map((value) => ({ value, label: <code className="font-mono">{value}</code> }))}
        onChange={(operation) => setQuestion({ ...question, operation })}
      />
      <Choices
        legend={t("policy-evaluator.keyPolicy")}
        value={question.keyPolicy}
        options={KEY_POLICIES.map((value) => ({ value, label: t(`policy-evaluator.keyPolicies.${value}`) }))}
        onChange={(keyPolicy) => setQuestion({ ...question, keyPolicy })}
      />
      {judgement && (
        <>
          <ol className="grid gap-2" aria-label={t("policy-evaluator.stages")}>
            {judgement.stages.map((stage) => (
              <StageRow key={stage.stage} view={stage} />
            ))}
          </ol>
          <p role="status" className="min-h-12">
            <Verdict good={judgement.error === null}>
              {judgement.error === null
                ? t("policy-evaluator.allowed", { operation: question.operation })
                : t("policy-evaluator.refused", { operation: question.operation })}
            </Verdict>
            {judgement.error && (
              <span className="block font-mono text-xs break-words text-ink-soft" lang="en">
                {judgement.error.code}: {judgement.error.message}
              </span>
            )}
          </p>
        </>
      )}
      {policy !== null && (
        <details>
          <summary className="text-sm">{t("policy-evaluator.showPolicy")}</summary>
          <pre
            role="group"
            tabIndex={0}
            aria-label={t("policy-evaluator.showPolicy")}
            className="mt-2 max-h-80 overflow-auto rounded border border-rule bg-well p-3 font-mono text-xs"
          >
            {JSON.stringify(JSON.parse(policy), null, 2)}
          </pre>
        </details>
      )}
    </div>
  );
}

function StageRow({ view: { stage, verdict, statements, decided } }: { readonly view: StageView }) {
  const t = useTexts("figures");
  const named = statements
    .filter((name) => name !== "")
    .map((name) => (name.length > 40 ? `${name.slice(0, 12)}…` : name));
  return (
    <li
      className={`grid gap-x-4 rounded border p-2.5 sm:grid-cols-[9rem_minmax(0,1fr)] ${decided ? "border-2 border-ink bg-well" : "border-rule"}`}
    >
      <span className="font-medium">{t(`policy-evaluator.stage.${stage}`)}</span>
      <span className="text-sm">
        {t.find(`policy-evaluator.verdict.${stage}.${verdict}`) ?? t(`policy-evaluator.says.${verdict}`)}
        {named.length > 0 && <code className="ml-1 font-mono text-xs break-all text-ink-soft">{named.join(", ")}</code>}
        {decided && <strong className="block">{t("policy-evaluator.decided")}</strong>}
      </span>
    </li>
  );
}
