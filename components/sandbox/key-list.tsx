"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { loadPricing } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { aliasesByKey, findKeys, firstKeys } from "./find-keys.ts";
import { standingCosts } from "./key-costs.ts";
import { KeyRow } from "./key-row.tsx";
import { NewKeyForm } from "./new-key-form.tsx";

/** So many keys are seen without looking for them. */
const FEW = 8;
/** Rows that are drawn at once: more are asked for, or searched. */
const PAGE = 50;

/** The keys of this world and Region at a glance, a search among them, and a way to make one. */
export function KeyList() {
  const t = useTexts("sandbox");
  const { world, region, keys, selected, select } = useBench();
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(keys.length > FEW ? search : "");
  const [pages, setPages] = useState(1);
  const costs = useCosts();
  const { snapshot } = world.state;
  const aliases = useMemo(() => aliasesByKey(snapshot, region), [snapshot, region]);
  const found = useMemo(() => findKeys(keys, aliases, wanted), [keys, aliases, wanted]);
  const shown = firstKeys(found, pages * PAGE, selected);
  return (
    <section aria-labelledby="keys" className="sheet h-fit min-w-0 p-4">
      <h2 id="keys" className="text-lg">
        {t("keys")}
      </h2>
      {keys.length === 0 && <p className="mt-2 text-sm text-ink-soft">{t("noKeys")}</p>}
      {keys.length > FEW && (
        <div className="mt-2 grid grid-cols-1 gap-1 text-sm">
          <label className="grid grid-cols-1 gap-1">
            {t("keyList.search")}
            <input type="search" className="field" value={search} onChange={({ target }) => setSearch(target.value)} />
          </label>
          <p role="status" className="text-xs text-ink-soft">
            {found.length === 0 ? t("keyList.none") : t("keyList.count", { shown: found.length, all: keys.length })}
          </p>
        </div>
      )}
      <ul className="relative mt-2 -mr-2 grid max-h-[min(36rem,60vh)] grid-cols-1 gap-1.5 overflow-y-auto py-1 pr-2 pl-1">
        {shown.map((key) => (
          <KeyRow
            key={key.arn}
            key_={key}
            aliases={aliases.get(key.keyId) ?? ""}
            cost={costs?.get(key.arn) ?? ""}
            selected={selected?.arn === key.arn}
            onSelect={select}
          />
        ))}
        {found.length > shown.length && (
          <li>
            <button type="button" className="button button-small" onClick={() => setPages(pages + 1)}>
              {t("keyList.more", { count: found.length - shown.length })}
            </button>
          </li>
        )}
      </ul>
      <NewKeyForm />
    </section>
  );
}

/** What each key costs a month, by ARN and in words, once the price rules are loaded. */
function useCosts(): ReadonlyMap<string, string> | null {
  const t = useTexts("sandbox");
  const { world, keys, prices } = useBench();
  const { snapshot } = world.state;
  const [pricing, setPricing] = useState<Awaited<ReturnType<typeof loadPricing>> | null>(null);
  useEffect(() => void loadPricing().then(setPricing), []);
  const costs = useMemo(
    () => (pricing === null ? null : standingCosts(snapshot, keys, pricing, prices)),
    [snapshot, keys, pricing, prices],
  );
  if (costs === null) return null;
  // Keys cost one of a few amounts: each is put into words once.
  const dollars = new Intl.NumberFormat(t.locale, { style: "currency", currency: "USD" });
  const amounts = [...new Set(costs.values())];
  const words = new Map(amounts.map((amount) => [amount, t("keyList.cost", { amount: dollars.format(amount) })]));
  return new Map([...costs].map(([arn, amount]) => [arn, words.get(amount) ?? ""]));
}
