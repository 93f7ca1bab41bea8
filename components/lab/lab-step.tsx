"use client";

import { Check, Circle, CircleDot } from "lucide-react";

import { useEffect, useRef } from "react";

import { RichText } from "@/components/item/rich-text";
import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";

import { commandsIn } from "./commands-in.ts";
import type { LabView } from "./lab-view.ts";

interface Props {
  readonly step: LabView["steps"][number];
  readonly reached: boolean;
  /** The first that is not reached. */
  readonly current: boolean;
  /** How many were asked for. */
  readonly hints: number;
  readonly onHint: () => void;
}

const HINT_KEYS = ["hints.0", "hints.1", "hints.2"] as const;

/** One step: the task, whether the world shows it, and hints one at a time. */
export function LabStep({ step, reached, current, hints, onHint }: Props) {
  const t = useTexts("labs");
  const Mark = reached ? Check : current ? CircleDot : Circle;
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-2" aria-current={current ? "step" : undefined}>
      <Mark
        aria-hidden
        size={20}
        className={`mt-0.5 ${reached ? "text-pass" : current ? "text-ink" : "text-ink-soft"}`}
      />
      <div className={current || reached ? "" : "text-ink-soft"}>
        <span className="sr-only">{t(reached ? "reached" : current ? "now" : "open")}: </span>
        <RichText tree={step.task} />
        <Hints step={step} count={hints} />
        {current && hints < step.hints.length && (
          <button type="button" className="button button-quiet button-small mt-2" onClick={onHint}>
            {t(hints === 0 ? "hint" : "moreHint")}
          </button>
        )}
      </div>
    </li>
  );
}

/** Hints as they come. The last one has taken the place of the button that asked, so it takes the focus too. */
function Hints({ step, count }: { readonly step: LabView["steps"][number]; readonly count: number }) {
  const t = useTexts("labs");
  const last = useRef<HTMLLIElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count === step.hints.length && before.current === count - 1) last.current?.focus();
    before.current = count;
  }, [count, step.hints.length]);
  return (
    <ul aria-live="polite" className="mt-2 grid grid-cols-1 gap-2 text-sm">
      {step.hints.slice(0, count).map((hint, index) => {
        const commands = index === step.hints.length - 1 ? commandsIn(hint) : "";
        return (
          <li
            key={HINT_KEYS[index]}
            ref={index === step.hints.length - 1 ? last : undefined}
            tabIndex={-1}
            className="border-l-2 border-rule pl-3 wrap-anywhere"
          >
            <span className="text-ink-soft">{t(HINT_KEYS[index] ?? "hints.0")}</span>
            <RichText tree={hint} />
            {commands !== "" && <CopyButton text={commands} label={t("command.copy")} done={t("shared")} wide />}
          </li>
        );
      })}
    </ul>
  );
}
