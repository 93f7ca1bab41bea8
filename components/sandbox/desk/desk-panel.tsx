"use client";

import { useEffect, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type DecisionStep, type KmsKey, loadPolicy } from "@/lib/kms";

import { useBench } from "../bench-context.tsx";
import { GrantSection } from "../grants/grant-section.tsx";
import { useAddress, writeAddress } from "../use-address.ts";
import type { Reveal } from "./code-editor.tsx";
import { DecisionMatrix } from "./decision-matrix.tsx";
import { DecisionView } from "./decision-view.tsx";
import { DocumentEditor } from "./document-editor.tsx";
import { useDrafts } from "./drafts.ts";
import { GuardrailSection } from "./guardrail-section.tsx";
import { documentId, documentOfStep, documentsOf } from "./policy-documents.ts";
import { ask, type PolicyTools, type Question } from "./question.ts";
import { QuestionForm } from "./question-form.tsx";

/** Policies to write, a question to ask of them, and everybody against everything. */
export function DeskPanel() {
  const t = useTexts("sandbox");
  const { selected } = useBench();
  const [tools, setTools] = useState<PolicyTools | null>(null);
  useEffect(() => void loadPolicy().then(setTools), []);
  return (
    <section aria-labelledby="desk" className="grid grid-cols-1 gap-8">
      <div>
        <h2 id="desk" className="text-2xl">
          {t("desk.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("desk.lead")}</p>
      </div>
      {tools ? <Desk tools={tools} policyKey={selected} /> : <p className="skeleton min-h-96">{t("loading")}</p>}
    </section>
  );
}

/** The address names the policy on the desk, so that a link leads to it. */
function choose(id: string): void {
  writeAddress({ policy: id });
}

interface DeskProps {
  readonly tools: PolicyTools;
  readonly policyKey: KmsKey | null;
}

function Desk({ tools, policyKey }: DeskProps) {
  const t = useTexts("sandbox");
  const { kms, actor, region } = useBench();
  const drafts = useDrafts();
  const [asked, setQuestion] = useState<Partial<Question>>({});
  const chosen = useAddress("policy");
  const [shown, setShown] = useState<{ readonly id: string; readonly place: Reveal } | null>(null);
  const question: Question = {
    actor,
    action: "Decrypt",
    context: "",
    via: "",
    token: "",
    vpcEndpointId: "",
    region,
    ...asked,
  };
  const drafted = [...kms.world.keys.values()].filter(
    ({ arn }) => arn !== policyKey?.arn && drafts.has(documentId({ kind: "key-policy", owner: arn, document: 0 })),
  );
  const documents = documentsOf(kms.world, [...(policyKey ? [policyKey] : []), ...drafted]);
  const known = chosen !== null && (documents.some(({ id }) => id === chosen) || drafts.has(chosen));
  const current = known ? chosen : (documents[0]?.id ?? null);
  const answer = policyKey === null ? null : ask(tools, kms.world, question, policyKey);
  const put = (more: Partial<Question>) => setQuestion((before) => ({ ...before, ...more }));

  function show(step: DecisionStep) {
    const id = documentOfStep(step);
    const document = documents.find((one) => one.id === id);
    if (id === null || !document || step.statement === null) return;
    choose(id);
    setShown({ id, place: tools.statementPlace(drafts.get(id)?.text ?? document.text, step.statement) });
  }

  return (
    <>
      <DocumentEditor
        tools={tools}
        documents={documents}
        current={current}
        onChoose={(id) => {
          choose(id);
          setShown(null);
        }}
        reveal={shown !== null && shown.id === current ? shown.place : null}
        onReveal={(place) => setShown(current === null ? null : { id: current, place })}
      />
      {policyKey === null && <p className="text-ink-soft">{t("noKeys")}</p>}
      {policyKey && answer && (
        <>
          <div className="grid grid-cols-1 gap-4">
            <h3 className="text-lg">{t("desk.ask")}</h3>
            <QuestionForm tools={tools} question={question} onQuestion={put} policyKey={policyKey} />
            <DecisionView question={question} answer={answer} onShow={show} />
          </div>
          <DecisionMatrix
            tools={tools}
            question={question}
            policyKey={policyKey}
            onChoose={(who, action) => put({ actor: who, action })}
          />
          <GrantSection grantKey={policyKey} onUseToken={(token) => put({ token })} />
        </>
      )}
      <GuardrailSection onOpen={choose} />
    </>
  );
}
