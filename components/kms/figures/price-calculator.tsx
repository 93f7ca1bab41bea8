"use client";

import { useCallback, useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import { type Estimate, loadEstimate, type Scenario } from "@/lib/kms";
import { invariant } from "@/lib/result";

import { Scroller } from "./figure-parts.tsx";
import type { FigureProps } from "./figure-props.ts";
import {
  changeScenario,
  COUNTS,
  FIRST_SCENARIO,
  readScenario,
  REQUEST_KINDS,
  type ScenarioChange,
  writeScenario,
} from "./price-scenario.ts";
import { useAnswer } from "./use-answer.ts";

/** A month's bill for numbers of one's own. The address keeps the scenario, so that it can be shared. */
export function PriceCalculator({ prices }: FigureProps) {
  const t = useTexts("figures");
  invariant(prices, "the price calculator is given the prices");
  const [scenario, setScenario] = useState<Scenario>(() => readScenario(window.location.hash) ?? FIRST_SCENARIO);
  const estimate = useAnswer(
    useCallback(async () => (await loadEstimate()).estimateMonth(scenario, prices), [scenario, prices]),
  );

  function change(step: ScenarioChange) {
    const next = changeScenario(scenario, step);
    setScenario(next);
    window.history.replaceState(window.history.state, "", `#${writeScenario(next)}`);
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-1 font-medium">{t("price-calculator.keys")}</legend>
        {COUNTS.filter((member) => member !== "s3Requests").map((member) => (
          <NumberField
            key={member}
            label={t(`price-calculator.count.${member}`)}
            value={scenario[member]}
            onChange={(value) => change({ member, value })}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-1 font-medium">{t("price-calculator.requests")}</legend>
        {REQUEST_KINDS.map((request) => (
          <NumberField
            key={request}
            label={prices.requests.find(({ id }) => id === request)?.what[t.locale] ?? request}
            value={scenario.requests[request]}
            onChange={(value) => change({ request, value })}
          />
        ))}
        <NumberField
          label={t("price-calculator.count.s3Requests")}
          value={scenario.s3Requests}
          onChange={(value) => change({ member: "s3Requests", value })}
        />
        <label className="flex min-h-9 items-center gap-2 sm:col-span-2">
          <input
            type="checkbox"
            className="size-5 accent-[var(--ink)]"
            checked={scenario.bucketKeys}
            onChange={({ target }) => change({ bucketKeys: target.checked })}
          />
          {t("price-calculator.bucketKeys")}
        </label>
      </fieldset>
      {estimate && <Bill estimate={estimate} />}
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
        <CopyButton
          text={`${window.location.origin}${window.location.pathname}#${writeScenario(scenario)}`}
          label={t("price-calculator.share")}
          done={t("price-calculator.shared")}
          wide
        />
        <a className="text-link" href={prices.source} rel="noopener">
          {t("price-calculator.source", { region: prices.region, checked: prices.checked })}
        </a>
      </div>
    </div>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, onChange }: NumberProps) {
  return (
    <label className="grid content-end gap-1 text-sm">
      {label}
      <input
        type="number"
        inputMode="numeric"
        min={0}
        className="field font-mono"
        value={value}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </label>
  );
}

function Bill({ estimate: { lines, total } }: { readonly estimate: Estimate }) {
  const t = useTexts("figures");
  const number = new Intl.NumberFormat(t.locale);
  const dollars = (text: string) =>
    new Intl.NumberFormat(t.locale, { style: "currency", currency: "USD", maximumFractionDigits: 6 }).format(
      Number(text),
    );
  return (
    <Scroller label={t("price-calculator.bill")}>
      <table className="w-full text-sm">
        <caption className="pb-1 text-left font-serif text-base font-medium">{t("price-calculator.bill")}</caption>
        <thead className="text-left text-ink-soft">
          <tr>
            <th scope="col" className="py-1 pr-3 font-normal">
              {t("price-calculator.rule")}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {t("price-calculator.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ rule, quantity, price, amount }) => (
            <tr key={rule} className="border-t border-rule align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {t(`price-calculator.line.${rule}`, { quantity: number.format(quantity), price: dollars(price) })}
              </th>
              <td className="py-1.5 text-right font-mono whitespace-nowrap">{dollars(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t-2 border-rule-strong">
            <th scope="row" className="py-1.5 text-left">
              {t("price-calculator.total")}
            </th>
            <td className="py-1.5 text-right font-mono font-bold whitespace-nowrap">
              <span role="status">{dollars(total)}</span>
            </td>
          </tr>
        </tfoot>
      </table>
    </Scroller>
  );
}
