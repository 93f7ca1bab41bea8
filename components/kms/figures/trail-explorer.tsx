"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { Waiting } from "./figure-parts.tsx";
import { ACTS, fieldsOf, perform, type Recorded, setUpTrail, type TrailBench } from "./trail-run.ts";
import { useBench } from "./use-bench.ts";

/** The records of a run, and over each of them what it does not say. */
export function TrailExplorer() {
  const bench = useBench(setUpTrail);
  return bench.phase === "ready" ? <Explorer bench={bench.value} /> : <Waiting bench={bench} />;
}

function Explorer({ bench }: { readonly bench: TrailBench }) {
  const t = useTexts("figures");
  const [records, setRecords] = useState<readonly Recorded[]>(() => bench.records.toReversed());
  const [chosen, setChosen] = useState(records[0]?.event.eventID ?? "");
  const [redacted, setRedacted] = useState(false);
  const record = records.find(({ event }) => event.eventID === chosen);

  async function act(name: (typeof ACTS)[number]) {
    await perform(bench, name);
    const next = bench.records.toReversed();
    setRecords(next);
    setChosen(next[0]?.event.eventID ?? "");
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <div role="group" aria-label={t("trail-explorer.acts")} className="flex flex-wrap gap-2">
        {ACTS.map((name) => (
          <button key={name} type="button" className="button button-small" onClick={() => void act(name)}>
            {t(`trail-explorer.act.${name}`)}
          </button>
        ))}
      </div>
      <ol
        className="grid max-h-64 grid-cols-1 overflow-auto border-y border-rule"
        aria-label={t("trail-explorer.records")}
      >
        {records.map(({ event }) => (
          <li key={event.eventID} className="border-b border-rule last:border-0">
            <button
              type="button"
              aria-pressed={event.eventID === chosen}
              className="flex w-full flex-wrap items-baseline gap-x-3 px-1 py-2 text-left text-sm hover:bg-well aria-pressed:bg-well aria-pressed:font-medium"
              onClick={() => setChosen(event.eventID)}
            >
              <time className="font-mono text-xs text-ink-soft" dateTime={event.eventTime}>
                {event.eventTime.slice(11, 19)}
              </time>
              <span className="font-mono">{event.eventName}</span>
              {event.errorCode !== undefined && <span className="text-fail">{event.errorCode}</span>}
            </button>
          </li>
        ))}
      </ol>
      <label className="inline-flex min-h-9 items-center gap-2">
        <input
          type="checkbox"
          className="size-5 accent-[var(--ink)]"
          checked={redacted}
          onChange={({ target }) => setRedacted(target.checked)}
        />
        {t("trail-explorer.redacted")}
      </label>
      {record && <Fields record={record} redacted={redacted} />}
    </div>
  );
}

function Fields({ record: { event, withheld }, redacted }: { readonly record: Recorded; readonly redacted: boolean }) {
  const t = useTexts("figures");
  return (
    <section className="grid grid-cols-1 gap-3" aria-label={event.eventName} aria-live="polite">
      <dl className="grid grid-cols-1 gap-x-4 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
        {fieldsOf(event).map(({ field, value }) => (
          <div key={field} className="contents">
            <dt className="border-t border-rule pt-1.5 text-ink-soft">
              {t.find(`trail-explorer.field.${field}`) ?? field}
            </dt>
            <dd className="pb-1.5 font-mono text-xs break-all sm:border-t sm:border-rule sm:pt-1.5">{value}</dd>
          </div>
        ))}
        {redacted &&
          withheld.map(({ what, bytes }) => (
            <div key={what} className="contents">
              <dt className="border-t border-rule pt-1.5 font-medium">{t(`trail-explorer.withheld.${what}.name`)}</dt>
              <dd className="pb-2 sm:border-t sm:border-rule sm:pt-1.5">
                <span className="block h-5 max-w-56 rounded-xs bg-ink" data-withheld={what}>
                  <span className="sr-only">{t("trail-explorer.blackedOut")}</span>
                </span>
                <span className="mt-1 block text-ink-soft">
                  {bytes !== null && `${t("trail-explorer.bytes", { bytes })} `}
                  {t(`trail-explorer.withheld.${what}.why`)}
                </span>
              </dd>
            </div>
          ))}
      </dl>
      <details>
        <summary className="text-sm">{t("trail-explorer.whole")}</summary>
        <pre
          role="group"
          tabIndex={0}
          aria-label={t("trail-explorer.whole")}
          className="mt-2 max-h-80 overflow-auto rounded border border-rule bg-well p-3 font-mono text-xs"
        >
          {JSON.stringify(event, null, 2)}
        </pre>
      </details>
    </section>
  );
}
