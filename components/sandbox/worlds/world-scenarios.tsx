"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { createKms } from "@/lib/kms";
import { playScenario, type Scenario, SCENARIOS } from "@/lib/bench/worlds/scenarios";

import { useBench } from "../bench-context.tsx";

/** Worlds in which something has happened already: each becomes a new world, played when it is asked for. */
export function WorldScenarios() {
  const t = useTexts("sandbox");
  const { world, deps } = useBench();
  const [chosen, setChosen] = useState<Scenario>("first-key");
  const [playing, setPlaying] = useState(false);

  async function start() {
    setPlaying(true);
    const played = await playScenario(chosen, Date.now(), (made) => createKms(made, deps));
    await world.worlds.add(t(`worlds.scenario.${chosen}.name`), played);
    setPlaying(false);
  }

  return (
    <section aria-labelledby="scenarios" className="grid grid-cols-1 gap-3">
      <h3 id="scenarios" className="text-lg">
        {t("worlds.scenario.title")}
      </h3>
      <div className="flex flex-wrap items-end gap-2">
        <label className="grid min-w-0 grid-cols-1 gap-1 text-sm">
          {t("worlds.scenario.choose")}
          <select
            className="field min-w-0"
            value={chosen}
            onChange={({ target }) => setChosen(SCENARIOS.find((name) => name === target.value) ?? "first-key")}
          >
            {SCENARIOS.map((name) => (
              <option key={name} value={name}>
                {t(`worlds.scenario.${name}.name`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" disabled={playing} onClick={() => void start()}>
          {t("worlds.scenario.start")}
        </button>
      </div>
      <p className="max-w-[66ch] text-sm text-ink-soft">{t(`worlds.scenario.${chosen}.about`)}</p>
    </section>
  );
}
