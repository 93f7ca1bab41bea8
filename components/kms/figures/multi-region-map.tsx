"use client";

import { useCallback, useReducer } from "react";

import { useTexts } from "@/i18n/use-texts";
import { loadEstimate } from "@/lib/kms";
import { invariant } from "@/lib/result";

import type { BrowserKms } from "../use-kms.ts";
import { Choices, Verdict, Waiting } from "./figure-parts.tsx";
import type { FigureProps } from "./figure-props.ts";
import {
  changePlan,
  FIRST_PLAN,
  playPlan,
  REGION_NAMES,
  type RegionPlan,
  type RegionResult,
} from "./multi-region-run.ts";
import { RegionMap } from "./region-map.tsx";
import { useAnswer } from "./use-answer.ts";
import { useBench } from "./use-bench.ts";

/** Regions, keys in some of them, and where a line can be opened. */
export function MultiRegionMap({ prices }: FigureProps) {
  const bench = useBench(setUp);
  invariant(prices, "the map of Regions is given the prices");
  return bench.phase === "ready" ? <Regions browser={bench.browser} prices={prices} /> : <Waiting bench={bench} />;
}

async function setUp(browser: BrowserKms): Promise<RegionResult> {
  return await playPlan(browser, FIRST_PLAN);
}

interface Props {
  readonly browser: BrowserKms;
  readonly prices: NonNullable<FigureProps["prices"]>;
}

function Regions({ browser, prices }: Props) {
  const t = useTexts("figures");
  const [plan, dispatch] = useReducer(changePlan, FIRST_PLAN);
  const shown = useAnswer(
    useCallback(async () => {
      const [result, { estimateMonth, NO_SCENARIO }] = await Promise.all([playPlan(browser, plan), loadEstimate()]);
      const replicas = result.keysIn.length - 1;
      return { result, month: estimateMonth({ ...NO_SCENARIO, customerKeys: 1, replicas }, prices).total };
    }, [browser, plan, prices]),
  );
  const dollars = new Intl.NumberFormat(t.locale, { style: "currency", currency: "USD" });
  const withKey = REGION_NAMES.filter((region) => region === plan.home || plan.replicas.includes(region));

  return (
    <div className="grid grid-cols-1 gap-4">
      <Choices
        legend={t("multi-region-map.kind")}
        value={plan.multiRegion ? "multi" : "single"}
        options={(["single", "multi"] as const).map((value) => ({
          value,
          label: t(`multi-region-map.kinds.${value}`),
        }))}
        onChange={(kind) => dispatch({ type: "kind", multiRegion: kind === "multi" })}
      />
      <Choices
        legend={t("multi-region-map.home")}
        value={plan.home}
        options={REGION_NAMES.map((value) => ({ value, label: <code className="font-mono">{value}</code> }))}
        onChange={(region) => dispatch({ type: "home", region })}
      />
      {plan.multiRegion && (
        <fieldset className="min-w-0">
          <legend className="mb-1 text-sm text-ink-soft">{t("multi-region-map.replicas")}</legend>
          <div className="flex flex-wrap gap-1.5">
            {REGION_NAMES.filter((region) => region !== plan.home).map((region) => (
              <label
                key={region}
                className="inline-flex min-h-9 items-center gap-2 rounded border border-rule-strong px-2.5 py-1 font-mono text-sm"
              >
                <input
                  type="checkbox"
                  className="accent-[var(--ink)]"
                  checked={plan.replicas.includes(region)}
                  onChange={() => dispatch({ type: "replica", region })}
                />
                {region}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Choices
        legend={t("multi-region-map.encryptIn")}
        value={plan.encryptedIn}
        options={withKey.map((value) => ({ value, label: <code className="font-mono">{value}</code> }))}
        onChange={(region) => dispatch({ type: "encrypt", region })}
      />
      {shown && (
        <>
          <RegionMap plan={plan} opened={shown.result.opened} />
          <ul className="grid gap-x-6 sm:grid-cols-2" aria-label={t("multi-region-map.markers")}>
            {REGION_NAMES.map((region) => (
              <li
                key={region}
                className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-rule py-1 text-sm"
              >
                <span>
                  <code className="font-mono">{region}</code>{" "}
                  <span className="text-ink-soft">{roleOf(plan, region, t)}</span>
                </span>
                <Verdict good={shown.result.opened[region] === null}>
                  {shown.result.opened[region] ?? t("multi-region-map.opens")}
                </Verdict>
              </li>
            ))}
          </ul>
          <p role="status">
            {t("multi-region-map.cost", {
              keys: shown.result.keysIn.length,
              amount: dollars.format(Number(shown.month)),
            })}
          </p>
        </>
      )}
    </div>
  );
}

function roleOf(
  { home, replicas, multiRegion }: RegionPlan,
  region: (typeof REGION_NAMES)[number],
  t: ReturnType<typeof useTexts<"figures">>,
) {
  if (region === home) return t(multiRegion ? "multi-region-map.role.primary" : "multi-region-map.role.only");
  return replicas.includes(region) ? t("multi-region-map.role.replica") : "";
}
