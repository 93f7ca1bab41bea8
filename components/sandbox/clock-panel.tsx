"use client";

import { useEffect, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { later, TIME_UNITS, type TimeUnit } from "@/lib/bench/selo/later";
import { loadPricing, rootCaller } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";

/** Nobody needs more at once, and a slip of the finger is soon made. */
const MOST_YEARS = 100;
type Pricing = Awaited<ReturnType<typeof loadPricing>>;

/** Time that can be moved, what happened by itself meanwhile, and what it all costs. */
export function ClockPanel() {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const [amount, setAmount] = useState("90");
  const [unit, setUnit] = useState<TimeUnit>("d");
  const happened = kms.world.events.filter(({ eventType }) => eventType === "AwsServiceEvent");
  const { now } = kms.world;
  const asked = /^\d{1,5}$/.test(amount) ? later(now, Number(amount), unit) : null;
  const to = asked !== null && asked <= later(now, MOST_YEARS, "y") ? asked : null;
  return (
    <section aria-labelledby="clock" className="grid grid-cols-1 gap-8">
      <div>
        <h2 id="clock" className="text-2xl">
          {t("clockPanel.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("clockPanel.lead")}</p>
        <div className="mt-3 flex flex-wrap items-end gap-2">
          {TIME_UNITS.map((step) => (
            <button key={step} type="button" className="button" onClick={() => kms.advance(later(now, 1, step) - now)}>
              {t(`clockPanel.one.${step}`)}
            </button>
          ))}
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (to !== null) kms.advance(to - now);
            }}
          >
            <label className="grid gap-1 text-sm">
              {t("clockPanel.amount")}
              <input
                className="field w-24"
                inputMode="numeric"
                value={amount}
                aria-invalid={to === null}
                onChange={(event) => setAmount(event.target.value)}
              />
            </label>
            <label className="grid gap-1 text-sm">
              {t("clockPanel.unitOf")}
              <select
                className="field w-auto"
                value={unit}
                onChange={(event) => setUnit(TIME_UNITS.find((name) => name === event.target.value) ?? "d")}
              >
                {TIME_UNITS.map((name) => (
                  <option key={name} value={name}>
                    {t(`clockPanel.unit.${name}`)}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="button" disabled={to === null}>
              {t("clockPanel.go")}
            </button>
          </form>
        </div>
      </div>
      <div>
        <h3 className="text-lg">{t("clockPanel.timeline")}</h3>
        {happened.length === 0 && <p className="text-sm text-ink-soft">{t("clockPanel.nothing")}</p>}
        <ol className="mt-1 grid grid-cols-1 gap-1 border-l-2 border-rule pl-4">
          {happened.slice(-20).map(({ eventID, eventTime, eventName, resources, awsRegion }) => (
            <li key={eventID} className="flex flex-wrap items-baseline gap-x-3 text-sm">
              <time dateTime={eventTime}>{eventTime.slice(0, 10)}</time>
              <span className="font-mono">{eventName}</span>
              <code className="min-w-0 truncate font-mono text-xs text-ink-soft">
                {awsRegion} {resources[0]?.ARN.slice(-12)}
              </code>
            </li>
          ))}
        </ol>
      </div>
      <Bill />
    </section>
  );
}

function Bill() {
  const t = useTexts("sandbox");
  const { kms, caller, prices } = useBench();
  const [pricing, setPricing] = useState<Pricing | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => void loadPricing().then(setPricing), []);
  if (pricing === null) return <p className="skeleton min-h-40">{t("loading")}</p>;
  const accountId = caller.accountId === "" ? rootCaller().accountId : caller.accountId;
  const months = pricing.billMonths(kms.world, accountId);
  const month = months.find((name) => name === chosen) ?? months.at(-1) ?? "";
  const bill = pricing.billOf(kms.world, { accountId, month }, prices);
  const dollars = (text: string) =>
    Number(text).toLocaleString(t.locale, { style: "currency", currency: "USD", maximumFractionDigits: 4 });
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h3 className="text-lg">{t("bill.title", { account: accountId })}</h3>
        <label className="flex items-center gap-2 text-sm">
          {t("bill.month")}
          <select className="field w-auto" value={month} onChange={(event) => setChosen(event.target.value)}>
            {months.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("bill.title", { account: accountId })}>
        <table className="mt-2 w-full text-left text-sm">
          <thead>
            <tr className="border-b border-rule">
              <th className="py-1 pr-3 font-medium">{t("bill.what")}</th>
              <th className="py-1 pr-3 font-medium">{t("bill.quantity")}</th>
              <th className="py-1 text-right font-medium">{t("bill.amount")}</th>
            </tr>
          </thead>
          <tbody>
            {bill.lines.map(({ rule, subject, region, quantity, free, price, amount }) => (
              <tr key={`${rule} ${subject} ${region} ${quantity}`} className="border-b border-rule align-top">
                <td className="py-1.5 pr-3">
                  {t(`bill.rule.${rule}`, { price: dollars(price) })}
                  <code className="block font-mono text-xs break-all text-ink-soft">
                    {region} {subject.startsWith("arn:") ? subject.slice(-12) : subject}
                  </code>
                </td>
                <td className="py-1.5 pr-3">
                  {rule === "request"
                    ? t("bill.requests", { count: quantity, free })
                    : t("bill.months", { months: quantity.toLocaleString(t.locale, { maximumFractionDigits: 3 }) })}
                </td>
                <td className="py-1.5 text-right tabular-nums">{dollars(amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2} className="py-2 text-left font-medium">
                {t("bill.total")}
              </th>
              <td className="py-2 text-right font-medium tabular-nums">{dollars(bill.total)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="mt-2 text-xs text-ink-soft">
        {t("bill.source", { checked: prices.checked })}{" "}
        <a className="text-link" href={prices.source} rel="noreferrer" target="_blank">
          {t("bill.sourceLink")}
        </a>
      </p>
    </div>
  );
}
