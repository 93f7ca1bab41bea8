"use client";

import { Play } from "lucide-react";
import { useId, useState } from "react";

import { RichText } from "@/components/item/rich-text";
import { useTexts } from "@/i18n/use-texts";
import type { ProofDto } from "@/lib/api/common";
import type { Prices } from "@/lib/kms";

import { ClaimView } from "./claim-view.tsx";
import { type Proven, subjectOf } from "./proof-subject.ts";

interface Props {
  readonly proven: Proven;
  readonly proof: ProofDto;
  readonly prices: Prices;
}

/** A proof at work: the world it starts from, and each claim with a button that tries it. */
export function ProofView({ proven: { item, position }, proof, prices }: Props) {
  const t = useTexts("proof");
  const id = useId();
  const [setup, setSetup] = useState(proof.setup);
  const [runAll, setRunAll] = useState(0);
  const shared = { prices, runAll, seed: `proof ${position}` };
  return (
    <section aria-labelledby="proof-title">
      <h2 id="proof-title" className="text-2xl">
        {t("title")}
      </h2>
      <p className="mt-1 max-w-[66ch] text-ink-soft">{t("lead")}</p>
      <label htmlFor={id} className="mt-5 block text-sm text-ink-soft">
        {t("setup")}
      </label>
      <textarea
        id={id}
        className="field mt-1 font-mono text-sm"
        rows={Math.min(16, setup.split("\n").length + 1)}
        spellCheck={false}
        autoCapitalize="none"
        value={setup}
        onChange={(event) => setSetup(event.target.value)}
      />
      <button type="button" className="button button-seal mt-3" onClick={() => setRunAll((count) => count + 1)}>
        <Play aria-hidden size={16} />
        {t("runAll")}
      </button>
      <ol className="mt-6 grid grid-cols-1">
        {proof.claims.map((claim) => (
          <ClaimView
            key={claim.optionId}
            {...shared}
            claim={claim}
            setup={setup}
            subject={subjectOf(item, claim.optionId, t.locale)}
            isKey={proof.keys.includes(claim.optionId)}
          />
        ))}
      </ol>
      {proof.counterfactuals.length > 0 && (
        <>
          <h2 className="mt-8 text-2xl">{t("counterfactual")}</h2>
          <ol className="mt-3 grid grid-cols-1">
            {proof.counterfactuals.map(({ optionId, says, change }) => {
              const claim = proof.claims.find((candidate) => candidate.optionId === optionId);
              if (!claim) return null;
              return (
                <li key={optionId}>
                  <div className="max-w-[66ch]">
                    <RichText tree={says[t.locale]} />
                  </div>
                  <p className="mt-2 text-sm text-ink-soft">{t("change")}</p>
                  <pre
                    className="mt-1 overflow-x-auto rounded bg-well p-3 font-mono text-sm"
                    tabIndex={0}
                    role="group"
                    aria-label={t("change")}
                  >
                    {change.trimEnd()}
                  </pre>
                  <ol>
                    <ClaimView
                      {...shared}
                      claim={{ ...claim, failsWith: null }}
                      setup={`${setup}\n${change}`}
                      subject={subjectOf(item, optionId, t.locale)}
                      isKey
                    />
                  </ol>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}
