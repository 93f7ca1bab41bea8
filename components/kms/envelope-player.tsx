"use client";

import { ChevronLeft, ChevronRight, Pause, Play } from "lucide-react";
import { type KeyboardEvent, useEffect, useReducer, useState } from "react";

import { type Translate, useTexts } from "@/i18n/use-texts";
import type { Trace, TraceStep } from "@/lib/kms";

import { ByteMap } from "./byte-map.tsx";
import { EnvelopeScene } from "./envelope-scene.tsx";
import { playerReducer, SPEEDS, startPlayer, stepDurationMs } from "./player-state.ts";
import { ReadersTable } from "./readers-table.tsx";

interface Props {
  /** Of a real run. A new trace starts the player anew: give it a key. */
  readonly trace: Trace;
  readonly initialStep?: number;
  /** Told of each step, for a deep link to it. */
  readonly onStep?: (step: number) => void;
}

/** Plays a trace: the scene, the words for each step, the bytes of what is chosen, and who can read the data. */
export function EnvelopePlayer({ trace, initialStep = 1, onStep }: Props) {
  const t = useTexts("kms");
  const [state, dispatch] = useReducer(playerReducer, startPlayer(trace.steps.length, initialStep));
  const [selected, setSelected] = useState<string | null>(null);
  const { step, steps, playing, speed } = state;

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => dispatch({ type: "tick" }), stepDurationMs(speed));
    return () => clearInterval(timer);
  }, [playing, speed]);
  useEffect(() => onStep?.(step), [onStep, step]);

  const current = trace.steps[step - 1];
  if (!current) return null;
  const thing = selected === null ? null : trace.things[selected];
  return (
    <div
      role="group"
      aria-label={t("player.name")}
      tabIndex={0}
      className="grid grid-cols-1 gap-4"
      onKeyDown={(event) => onKeyDown(event, dispatch)}
      data-testid="envelope-player"
    >
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          className="button button-small"
          aria-label={t("player.back")}
          disabled={step === 1}
          onClick={() => dispatch({ type: "back" })}
        >
          <ChevronLeft aria-hidden size={18} />
        </button>
        <button
          type="button"
          className="button button-small"
          aria-label={t(playing ? "player.pause" : "player.play")}
          onClick={() => dispatch({ type: "toggle" })}
        >
          {playing ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />}
        </button>
        <button
          type="button"
          className="button button-small"
          aria-label={t("player.forward")}
          disabled={step === steps}
          onClick={() => dispatch({ type: "forward" })}
        >
          <ChevronRight aria-hidden size={18} />
        </button>
        <input
          type="range"
          className="h-9 min-w-24 flex-1 accent-[var(--ink)]"
          min={1}
          max={steps}
          value={step}
          aria-label={t("player.scrub")}
          aria-valuetext={t("player.position", { step, steps })}
          onChange={(event) => dispatch({ type: "seek", step: Number(event.target.value) })}
        />
        <span className="font-mono text-sm text-ink-soft">{t("player.position", { step, steps })}</span>
        <label className="flex items-center gap-1 text-sm text-ink-soft">
          <span className="sr-only">{t("player.speed")}</span>
          <select
            className="field button-small w-auto"
            value={speed}
            onChange={(event) =>
              dispatch({ type: "speed", speed: SPEEDS.find((choice) => choice === Number(event.target.value)) ?? 1 })
            }
          >
            {SPEEDS.map((choice) => (
              <option key={choice} value={choice}>
                {t("player.times", { speed: choice })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div aria-live={playing ? "off" : "polite"} className="min-h-[6.5rem] md:min-h-[4.5rem]">
        <h3 className="flex flex-wrap items-baseline gap-x-3 text-lg">
          {words(t, trace, current, "title")}
          {current.operation !== null && <code className="font-mono text-sm text-ink-soft">{current.operation}</code>}
        </h3>
        <p className="mt-1 max-w-[70ch]">{words(t, trace, current, "body")}</p>
      </div>
      <EnvelopeScene
        trace={trace}
        step={step}
        selected={selected}
        onSelect={(id) => setSelected(selected === id ? null : id)}
      />
      {thing?.bytes ? (
        <ByteMap key={thing.id} bytes={thing.bytes} runs={thing.runs} name={t(`thing.${thing.kind}`)} />
      ) : (
        <p className="text-sm text-ink-soft">{t("player.choose")}</p>
      )}
      <ReadersTable trace={trace} step={step} />
      <p className="text-sm text-ink-soft">{t("player.keys")}</p>
      <details>
        <summary className="text-sm">{t("player.asText")}</summary>
        <ol className="mt-2 list-decimal pl-6 text-sm text-ink-soft">
          {trace.steps.map((entry, index) => (
            // A trace never changes its order.
            <li key={index} aria-current={index === step - 1 ? "step" : undefined}>
              {words(t, trace, entry, "body")}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** A step's words. What a service does for the application is told as the service's doing. */
function words(t: Translate<"kms">, { memoryOf }: Trace, { kind, detail }: TraceStep, part: "title" | "body"): string {
  const values = { ...DETAILS, ...detail };
  const ofService = memoryOf === "service" ? t.find(`serviceStep.${kind}.${part}`, values) : null;
  return ofService ?? t(`step.${kind}.${part}`, values);
}

/** What a caption may name; a step without it says so plainly. */
const DETAILS = {
  bytes: 0,
  plaintextBytes: 0,
  blobBytes: 0,
  algorithm: "",
  function: "",
  keyId: "",
  keyState: "",
  principal: "",
  code: "",
  material: "",
  versions: 0,
  object: "",
  calls: 0,
  requests: 0,
};

function onKeyDown(event: KeyboardEvent, dispatch: (action: Parameters<typeof playerReducer>[1]) => void): void {
  // Fields and the byte map keep their own keys; on a button, space presses it.
  if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
  if (event.target.closest("input, select, textarea, [data-bytes]")) return;
  if (event.key === " " && event.target.closest("button, summary")) return;
  const types = { ArrowRight: "forward", ArrowLeft: "back", Home: "first", End: "last", " ": "toggle" } as const;
  const type = types[event.key as keyof typeof types];
  if (type === undefined) return;
  event.preventDefault();
  dispatch({ type });
}
