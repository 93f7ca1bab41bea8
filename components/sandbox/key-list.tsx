"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { loadPricing } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { aliasesByKey, findKeys } from "./find-keys.ts";
import { standingCosts } from "./key-costs.ts";
import { KeyRow } from "./key-row.tsx";
import { NewKeyForm } from "./new-key-form.tsx";

/** So many keys are seen without looking for them. */
const FEW = 8;

/** The keys of this world and Region at a glance, a search among them, and a way to make one. */
export function KeyList() {
  const t = useTexts("sandbox");
  const { world, region, keys, selected, select } = useBench();
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(keys.length > FEW ? search : "");
  const costs = useCosts();
  const { snapshot } = world.state;
  const aliases = useMemo(() => aliasesByKey(snapshot, region), [snapshot, region]);
  const found = findKeys(keys, aliases, wanted);
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
      <ul className="mt-2 -mr-2 grid max-h-[min(36rem,70vh)] grid-cols-1 gap-1.5 overflow-y-auto py-1 pr-2 pl-1">
        {found.map((key) => (
          <KeyRow
            key={key.arn}
            key_={key}
            aliases={aliases.get(key.keyId) ?? ""}
            cost={costs?.get(key.arn) ?? null}
            selected={selected?.arn === key.arn}
            onSelect={select}
          />
        ))}
      </ul>
      <NewKeyForm />
    </section>
  );
}

/** What the keys cost a month, once the price rules are loaded. */
function useCosts(): ReadonlyMap<string, number> | null {
  const { world, keys, prices } = useBench();
  const { snapshot } = world.state;
  const [pricing, setPricing] = useState<Awaited<ReturnType<typeof loadPricing>> | null>(null);
  useEffect(() => void loadPricing().then(setPricing), []);
  return useMemo(
    () => (pricing === null ? null : standingCosts(snapshot, keys, pricing, prices)),
    [snapshot, keys, pricing, prices],
  );
}
