"use client";

import { useEffect, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { BrowserKms } from "../use-kms.ts";
import { Choices, Waiting } from "./figure-parts.tsx";
import { type Act, ACTS, prepareAct, type ServiceBench, type ServiceCall } from "./service-run.ts";
import { useBench } from "./use-bench.ts";

/** What a service calls in KMS for an act, call by call, and what the same act takes a second time. */
export function ServiceTraces() {
  const bench = useBench(setUp);
  return bench.phase === "ready" ? <Traces browser={bench.browser} /> : <Waiting bench={bench} />;
}

async function setUp({ kms }: BrowserKms): Promise<void> {
  await kms.loadServices();
}

interface Playing {
  readonly bench: ServiceBench;
  /** The calls of each time that the act was done. */
  readonly rounds: readonly (readonly ServiceCall[])[];
}

function Traces({ browser }: { readonly browser: BrowserKms }) {
  const t = useTexts("figures");
  const [act, setAct] = useState<Act>("s3");
  const [playing, setPlaying] = useState<Playing | null>(null);
  const [shown, setShown] = useState(1);
  useEffect(() => {
    let stale = false;
    const play = async () => {
      const bench = await prepareAct(browser, act);
      const first = await bench.again();
      if (stale) return;
      setPlaying({ bench, rounds: [first] });
      setShown(1);
    };
    void play();
    return () => {
      stale = true;
    };
  }, [browser, act]);
  const calls = playing?.rounds.at(-1) ?? [];
  const atEnd = shown >= calls.length;

  async function again() {
    if (playing === null) return;
    const next = await playing.bench.again();
    setPlaying({ ...playing, rounds: [...playing.rounds, next] });
    setShown(1);
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <Choices
        legend={t("service-traces.choose")}
        value={act}
        options={ACTS.map((value) => ({ value, label: t(`service-traces.act.${value}`) }))}
        onChange={setAct}
      />
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          className="button button-small"
          aria-disabled={atEnd}
          onClick={() => {
            if (!atEnd) setShown(shown + 1);
          }}
        >
          {t("service-traces.next")}
        </button>
        <button type="button" className="button button-small" onClick={() => void again()}>
          {t("service-traces.again")}
        </button>
        <p role="status" className="text-sm text-ink-soft">
          {playing &&
            t("service-traces.count", {
              round: playing.rounds.length,
              shown: Math.min(shown, calls.length),
              calls: calls.length,
            })}
        </p>
      </div>
      <ol className="grid min-h-32 content-start gap-2" aria-label={t("service-traces.calls")}>
        {calls.slice(0, shown).map((call) => (
          <Call key={call.id} call={call} />
        ))}
        {playing && calls.length === 0 && <li>{t("service-traces.noCall")}</li>}
      </ol>
      <p className="border-t border-rule pt-3 text-sm">
        <strong className="font-medium">{t("service-traces.keyLies")}</strong> {t(`service-traces.lies.${act}`)}
      </p>
    </div>
  );
}

function Call({ call: { operation, who, through, context } }: { readonly call: ServiceCall }) {
  const t = useTexts("figures");
  return (
    <li className="rounded border border-rule p-3">
      <code className="font-mono font-medium">{operation}</code>
      <dl className="mt-1 grid grid-cols-1 gap-x-4 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
        <dt className="text-ink-soft">{t("service-traces.who")}</dt>
        <dd className="font-mono text-xs break-all sm:pt-0.5">
          {who}
          {through !== null && (
            <span className="text-ink-soft"> ({t("service-traces.through", { service: through })})</span>
          )}
        </dd>
        {context !== null && (
          <>
            <dt className="text-ink-soft">{t("service-traces.context")}</dt>
            <dd className="font-mono text-xs break-all sm:pt-0.5" style={{ color: "var(--byte-context)" }}>
              {Object.entries(context)
                .map(([name, value]) => `${name} = ${value}`)
                .join(", ")}
            </dd>
          </>
        )}
        <dt className="text-ink-soft">{t("service-traces.back")}</dt>
        <dd>{t.find(`service-traces.gives.${operation}`) ?? ""}</dd>
      </dl>
    </li>
  );
}
