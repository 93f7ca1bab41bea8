"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "../bench-context.tsx";
import { useUndoKeys } from "./use-undo-keys.ts";

/** Which world is on the bench, whether it is saved, and a step back or forth in it. */
export function WorldSwitcher() {
  const t = useTexts("sandbox");
  const { world } = useBench();
  const { id, name, worlds, kept, canUndo, canRedo } = world.state;
  const [said, setSaid] = useState("");
  const step = (by: -1 | 1) => {
    if (!(by < 0 ? canUndo : canRedo)) return;
    world.worlds.step(by);
    setSaid(t(by < 0 ? "worlds.undone" : "worlds.redone"));
  };
  useUndoKeys(step);
  return (
    <div className="flex min-w-0 flex-wrap items-end gap-2">
      <div className="grid max-w-[12rem] min-w-0 grid-cols-1 gap-1 sm:max-w-[16rem]">
        <p className="text-ink-soft">
          <label htmlFor="world-choice">{t("worlds.label")}</label>{" "}
          <span id="world-kept" data-kept={kept}>
            ({t(`worlds.kept.${kept}`)})
          </span>
        </p>
        <select
          id="world-choice"
          aria-describedby="world-kept"
          className="field min-w-0"
          value={id}
          onChange={({ target }) => void world.worlds.open(target.value)}
        >
          {worlds.every((one) => one.id !== id) && <option value={id}>{name}</option>}
          {worlds.map((one) => (
            <option key={one.id} value={one.id} disabled={one.damaged}>
              {one.damaged ? t("worlds.unreadable", { name: one.name }) : one.name}
            </option>
          ))}
        </select>
      </div>
      <span className="flex">
        <StepButton Icon={Undo2} label={t("world.undo")} able={canUndo} onStep={() => step(-1)} />
        <StepButton Icon={Redo2} label={t("world.redo")} able={canRedo} onStep={() => step(1)} />
      </span>
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}

interface StepProps {
  readonly Icon: typeof Undo2;
  readonly label: string;
  readonly able: boolean;
  readonly onStep: () => void;
}

/** Keeps the focus when there is no further step: it is not disabled, it does nothing. */
function StepButton({ Icon, label, able, onStep }: StepProps) {
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-label={label}
      title={label}
      aria-disabled={!able}
      onClick={onStep}
    >
      <Icon aria-hidden size={18} />
    </button>
  );
}
