"use client";

import { useTexts } from "@/i18n/use-texts";

import { ActorOptions } from "./actor-options.tsx";
import { REGIONS, useBench } from "./bench-context.tsx";
import { WorldSwitcher } from "./worlds/world-switcher.tsx";

/** Which world, who acts, in which Region, and what the clock says. */
export function BenchBar() {
  const t = useTexts("sandbox");
  const { kms, actor, act, region, setRegion } = useBench();
  const now = new Date(kms.world.now).toLocaleString(t.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 border-y border-rule py-3 text-sm">
      <WorldSwitcher />
      <label className="grid gap-1">
        <span className="text-ink-soft">{t("actAs")}</span>
        <select className="field w-auto max-w-full" value={actor} onChange={(event) => act(event.target.value)}>
          <ActorOptions current={actor} />
        </select>
      </label>
      <label className="grid gap-1">
        <span className="text-ink-soft">{t("region")}</span>
        <select className="field w-auto font-mono" value={region} onChange={(event) => setRegion(event.target.value)}>
          {REGIONS.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p className="ml-auto text-right">
        <span className="block text-ink-soft">{t("clock")}</span>
        <time dateTime={new Date(kms.world.now).toISOString()}>{t("utc", { time: now })}</time>
      </p>
    </div>
  );
}
