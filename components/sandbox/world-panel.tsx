"use client";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "./bench-context.tsx";
import { WorldActions } from "./worlds/world-actions.tsx";
import { WorldCounts } from "./worlds/world-counts.tsx";
import { WorldScenarios } from "./worlds/world-scenarios.tsx";
import { WorldShare } from "./worlds/world-share.tsx";
import { WorldsList } from "./worlds/worlds-list.tsx";

/** The open world as a whole, and the others beside it. */
export function WorldPanel() {
  const t = useTexts("sandbox");
  const { world, kms } = useBench();
  return (
    <section aria-labelledby="world" className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-4">
        <div>
          <h2 id="world" className="text-2xl break-words">
            {world.state.name}
          </h2>
          <p className="max-w-[66ch] text-sm text-ink-soft">{t("world.lead")}</p>
        </div>
        <WorldCounts world={kms.world} />
        <WorldActions />
        <label className="flex max-w-[60ch] items-start gap-3 text-sm">
          <input
            type="checkbox"
            className="mt-1 accent-[var(--ink)]"
            checked={kms.world.consistency === "eventual"}
            onChange={(event) =>
              kms.apply([{ kind: "set-consistency", consistency: event.target.checked ? "eventual" : "immediate" }])
            }
          />
          <span>
            {t("world.eventual")}
            <span className="block text-ink-soft">{t("world.eventualNote")}</span>
          </span>
        </label>
      </div>
      <WorldsList />
      <WorldScenarios />
      <WorldShare />
    </section>
  );
}
