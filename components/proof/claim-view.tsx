"use client";

import { Check, Play, RotateCcw, X } from "lucide-react";
import { useEffect, useId, useState } from "react";

import { RichText } from "@/components/item/rich-text";
import { CallList } from "@/components/terminal/call-list";
import { useTexts } from "@/i18n/use-texts";
import type { ProofDto } from "@/lib/api/common";
import type { Prices } from "@/lib/kms";

import { useClaim } from "./use-claim.ts";

interface Props {
  readonly claim: ProofDto["claims"][number];
  /** What it is about, in the learner's words. */
  readonly subject: string;
  readonly isKey: boolean;
  readonly setup: string;
  readonly seed: string;
  readonly prices: Prices;
  /** Grows each time all claims are to run. */
  readonly runAll: number;
}

/** One claim: its script, which may be changed, and what came of running it. */
export function ClaimView({ claim, subject, isKey, setup, seed, prices, runAll }: Props) {
  const t = useTexts("proof");
  const id = useId();
  const [script, setScript] = useState(claim.run ?? "");
  const [state, run] = useClaim();
  const changed = script !== claim.run;
  const start = () =>
    void run({
      setup,
      option: claim.optionId,
      claim: { run: script, failsWith: claim.failsWith ?? undefined },
      key: isKey,
      seed,
      prices,
    });
  useEffect(() => {
    if (runAll > 0 && claim.run !== null) start();
    // Asked for from outside: whatever stands in the field then is run.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [runAll]);

  return (
    <li className="border-t border-rule py-5" data-claim={claim.optionId}>
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-lg">
        <span className="min-w-0">{subject}</span>
        <span className={`font-sans text-sm ${isKey ? "text-pass" : "text-ink-soft"}`}>
          {t(isKey ? "key" : "distractor")}
        </span>
      </h3>
      {claim.run === null && claim.notExecutable && (
        <div className="mt-2 max-w-[66ch] text-sm text-ink-soft">
          {t("notExecutable")} <RichText tree={claim.notExecutable[t.locale]} />
        </div>
      )}
      {claim.run !== null && (
        <>
          <label htmlFor={id} className="mt-3 block text-sm text-ink-soft">
            {t("claim")}
            {claim.failsWith !== null && <> · {t("failsWith", { code: claim.failsWith })}</>}
          </label>
          <textarea
            id={id}
            className="field mt-1 font-mono text-sm"
            rows={Math.min(14, script.split("\n").length + 1)}
            spellCheck={false}
            autoCapitalize="none"
            value={script}
            onChange={(event) => setScript(event.target.value)}
          />
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <button type="button" className="button button-small" disabled={state.phase === "running"} onClick={start}>
              <Play aria-hidden size={15} />
              {t(state.phase === "running" ? "running" : "run")}
            </button>
            {changed && (
              <button
                type="button"
                className="button button-quiet button-small"
                onClick={() => setScript(claim.run ?? "")}
              >
                <RotateCcw aria-hidden size={15} />
                {t("reset")}
              </button>
            )}
          </div>
          <Outcome state={state} changed={changed} />
        </>
      )}
    </li>
  );
}

function Outcome({ state, changed }: { readonly state: ReturnType<typeof useClaim>[0]; readonly changed: boolean }) {
  const t = useTexts("proof");
  if (state.phase === "no-crypto") return <p role="alert">{t("noCrypto")}</p>;
  if (state.phase !== "ran") return <p role="status" className="min-h-6" />;
  const { holds, asExpected, output, calls } = state.outcome;
  const Icon = asExpected ? Check : X;
  return (
    <div className="mt-2">
      <p role="status" className={`flex items-center gap-2 font-medium ${asExpected ? "text-pass" : "text-fail"}`}>
        <Icon aria-hidden size={18} />
        {t(holds === true ? "holds" : "fails")}, {t(asExpected ? "asSaid" : "notAsSaid")}
      </p>
      {changed && <p className="text-sm text-ink-soft">{t("edited")}</p>}
      {output.trim() === "" ? (
        <p className="mt-1 text-sm text-ink-soft">{t("nothing")}</p>
      ) : (
        <pre
          className="mt-2 max-h-72 overflow-auto rounded bg-well p-3 font-mono text-xs whitespace-pre"
          tabIndex={0}
          role="group"
          aria-label={t("output")}
        >
          {output.trimEnd()}
        </pre>
      )}
      <CallList calls={calls} label={t("calls")} />
    </div>
  );
}
