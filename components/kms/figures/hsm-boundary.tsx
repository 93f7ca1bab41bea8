"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { Choices, Verdict, Waiting } from "./figure-parts.tsx";
import type { FigureProps } from "./figure-props.ts";
import { HsmOrigins } from "./hsm-origins.tsx";
import {
  cross,
  type Crosser,
  CROSSERS,
  type Crossing,
  type HsmBench,
  PLACES,
  setUpHsm,
  type ThingName,
  THING_NAMES,
  THINGS,
} from "./hsm-run.ts";
import { useBench } from "./use-bench.ts";

/** The border of the HSM: what lives on which side, what crosses it, and where it runs for each origin. */
export function HsmBoundary({ view }: FigureProps) {
  const bench = useBench(setUpHsm);
  if (bench.phase !== "ready") return <Waiting bench={bench} />;
  if (view === "origins") return <HsmOrigins browser={bench.browser} />;
  return view === "crossings" ? <Crossings bench={bench.value} /> : <Things bench={bench.value} />;
}

function Things({ bench }: { readonly bench: HsmBench }) {
  const t = useTexts("figures");
  const [chosen, setChosen] = useState<ThingName>("material");
  const seen = bench.seen[chosen];
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid gap-3 md:grid-cols-3">
        {PLACES.map((place) => (
          <section
            key={place}
            aria-label={t(`hsm-boundary.place.${place}`)}
            className={`grid content-start gap-2 rounded p-3 ${place === "hsm" ? "border-4 border-double border-ink" : "border border-dashed border-rule-strong"}`}
          >
            <h3 className="text-base">{t(`hsm-boundary.place.${place}`)}</h3>
            {THING_NAMES.filter((name) => THINGS[name] === place).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === chosen}
                className="button button-small justify-start aria-pressed:border-2 aria-pressed:border-ink aria-pressed:bg-well"
                onClick={() => setChosen(name)}
              >
                {t(`hsm-boundary.thing.${name}.name`)}
              </button>
            ))}
          </section>
        ))}
      </div>
      <div role="status" className="min-h-24 border-t border-rule pt-3">
        <p className="font-medium">{t(`hsm-boundary.thing.${chosen}.name`)}</p>
        <p>{t(`hsm-boundary.thing.${chosen}.reach`)}</p>
        <p className="mt-1 font-mono text-xs break-all text-ink-soft">
          {seen === null ? t("hsm-boundary.unseen") : seen}
        </p>
      </div>
    </div>
  );
}

function Crossings({ bench }: { readonly bench: HsmBench }) {
  const t = useTexts("figures");
  const [chosen, setChosen] = useState<Crosser | null>(null);
  const [crossing, setCrossing] = useState<Crossing | null>(null);
  return (
    <div className="grid grid-cols-1 gap-4">
      <Choices
        legend={t("hsm-boundary.try")}
        value={chosen}
        options={CROSSERS.map((value) => ({ value, label: t(`hsm-boundary.crosser.${value}`) }))}
        onChange={(what) => {
          setChosen(what);
          void cross(bench, what).then(setCrossing);
        }}
      />
      <div className="grid gap-3 md:grid-cols-2" aria-live="polite">
        {(["kms", "cloudhsm"] as const).map((box) => (
          <section
            key={box}
            aria-label={t(`hsm-boundary.box.${box}`)}
            className="grid min-h-36 content-start gap-2 rounded border-4 border-double border-ink p-3"
          >
            <h3 className="text-base">{t(`hsm-boundary.box.${box}`)}</h3>
            {chosen === null || crossing === null ? (
              <p className="text-sm text-ink-soft">{t("hsm-boundary.untried")}</p>
            ) : (
              <>
                <p>
                  <Verdict good={chosen !== "plaintext-key"}>
                    {t(chosen === "plaintext-key" ? "hsm-boundary.stopped" : "hsm-boundary.crosses")}
                  </Verdict>
                </p>
                <p className="text-sm">{t(`hsm-boundary.at.${box}.${chosen}`)}</p>
                {box === "kms" && (
                  <p className="font-mono text-xs break-all text-ink-soft">
                    {crossing.call} → {crossing.outcome}
                  </p>
                )}
              </>
            )}
          </section>
        ))}
      </div>
    </div>
  );
}
