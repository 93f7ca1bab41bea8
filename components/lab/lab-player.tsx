"use client";

import { useState } from "react";

import { RichText } from "@/components/item/rich-text";
import { Terminal } from "@/components/terminal/terminal";
import { AppLink } from "@/components/ui/app-link";
import { CopyButton } from "@/components/ui/copy-button";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import type { Prices } from "@/lib/kms";

import { LabStep } from "./lab-step.tsx";
import type { LabView } from "./lab-view.ts";
import { type ReadyLab, useLab } from "./use-lab.ts";

interface Props {
  readonly lab: LabView;
  readonly prices: Prices;
  readonly texts: ClientTexts<"labs" | "terminal" | "kms" | "kmsErrors" | "topics">;
}

/** A lab at work: steps with their hints on one side, the shell on the other. */
export function LabPlayer({ texts, ...lab }: Props) {
  return (
    <TextsProvider texts={texts}>
      <Opened {...lab} />
    </TextsProvider>
  );
}

function Opened({ lab, prices }: Omit<Props, "texts">) {
  const t = useTexts("labs");
  const state = useLab(lab, prices);
  switch (state.phase) {
    case "no-crypto":
      return <p role="alert">{t("noCrypto")}</p>;
    case "failed":
      return <p role="alert">{t("failed")}</p>;
    case "loading":
    case "replaying":
      return <p className="skeleton min-h-96">{t("loading")}</p>;
    case "ready":
      return <Bench lab={lab} state={state} />;
  }
}

function Bench({ lab, state }: { readonly lab: LabView; readonly state: ReadyLab }) {
  const t = useTexts("labs");
  const { bench, played, shown, progress, checking, run } = state;
  const now = lab.steps.find(({ id }) => !shown.includes(id))?.id ?? null;
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <section aria-labelledby="task">
        <h2 id="task" className="text-2xl">
          {t("task")}
        </h2>
        <p role="status" className="mt-1 text-sm text-ink-soft">
          {checking ? t("checking") : t("progress", { reached: shown.length, count: lab.steps.length })}
        </p>
        <ol className="mt-4 grid grid-cols-1 gap-4">
          {lab.steps.map((step) => (
            <LabStep
              key={step.id}
              step={step}
              reached={shown.includes(step.id)}
              current={step.id === now}
              hints={progress.hints[step.id] ?? 0}
              onHint={() => state.takeHint(step.id)}
            />
          ))}
        </ol>
        {now === null && !checking && <Finished lab={lab} state={state} />}
        <Solution text={lab.solution} />
      </section>
      {/* Steps are longer than the screen: the shell stays beside the one being read. */}
      <div className="min-w-0 lg:sticky lg:top-4 lg:self-start">
        <p className="mb-2 text-sm text-ink-soft">{t("commands")}</p>
        {played.length > 0 && <p className="mb-2 text-sm">{t("replaying", { count: played.length })}</p>}
        <Terminal
          key={run}
          shell={bench.shell}
          kms={() => bench.kms}
          played={played}
          onRun={state.ran}
          takesFocus={run > 0}
        />
        <p className="mt-4 flex flex-wrap items-center gap-3 text-sm text-ink-soft">
          <button type="button" className="button button-quiet button-small" onClick={state.again}>
            {t("again")}
          </button>
          {t("againNote")}
        </p>
      </div>
    </div>
  );
}

function Finished({ lab, state }: { readonly lab: LabView; readonly state: ReadyLab }) {
  const t = useTexts("labs");
  const hints = Object.values(state.progress.hints).reduce((sum, count) => sum + count, 0);
  const url = typeof window === "undefined" ? "" : window.location.href;
  const result = t("result", {
    title: lab.title,
    count: lab.steps.length,
    lines: state.progress.lines.length,
    hints,
    url,
  });
  return (
    <div role="status" className="mt-6 border-l-2 border-pass pl-4">
      <h3 className="text-lg text-pass">{t("finished")}</h3>
      <p className="mt-1 font-medium">{t("learned")}</p>
      <div className="mt-1">
        <RichText tree={lab.learned} />
      </div>
      <p className="mt-3 flex flex-wrap items-center gap-3">
        {lab.next !== null && (
          <AppLink href={lab.next} className="button button-seal">
            {t("next")}
          </AppLink>
        )}
        <CopyButton text={result} label={t("share")} done={t("shared")} wide />
      </p>
    </div>
  );
}

function Solution({ text }: { readonly text: string }) {
  const t = useTexts("labs");
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-6" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-sm text-ink-soft">{t("solution")}</summary>
      <p className="mt-1 text-sm text-ink-soft">{t("solutionNote")}</p>
      <pre
        className="mt-2 overflow-x-auto rounded border border-rule bg-well p-3 font-mono text-xs"
        tabIndex={0}
        role="group"
        aria-label={t("solution")}
      >
        {text}
      </pre>
    </details>
  );
}
