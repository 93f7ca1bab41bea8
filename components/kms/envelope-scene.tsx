"use client";

import { useLayoutEffect, useRef } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type Place, PLACES, sceneAt, type Trace } from "@/lib/kms";

import { ThingChip } from "./thing-chip.tsx";

interface Props {
  readonly trace: Trace;
  /** Steps shown, from 1. */
  readonly step: number;
  readonly selected: string | null;
  readonly onSelect: (thing: string) => void;
}

/** The three places with what is in them now. Things that came from elsewhere are seen coming. */
export function EnvelopeScene({ trace, step, selected, onSelect }: Props) {
  const t = useTexts("kms");
  const root = useRef<HTMLDivElement>(null);
  const scene = sceneAt(trace, step);
  const current = trace.steps[step - 1];
  const leaving = new Map(current?.disappears.map(({ thing, at, why }) => [`${thing}@${at}`, why]));
  useMovement(root, trace, step);
  const named = (place: Place) => (place === "memory" && trace.memoryOf === "service" ? "serviceMemory" : place);

  function shownAt(place: Place): readonly string[] {
    const before = sceneAt(trace, step - 1)[place];
    const gone = before.filter((thing) => leaving.has(`${thing}@${place}`));
    return [
      ...new Set([...before.filter((thing) => gone.includes(thing) || scene[place].includes(thing)), ...scene[place]]),
    ];
  }

  return (
    <div
      ref={root}
      className="grid grid-cols-1 gap-px overflow-hidden rounded border border-rule-strong bg-rule-strong md:grid-cols-3"
    >
      {PLACES.map((place) => (
        <section
          key={place}
          aria-label={t(`place.${named(place)}`)}
          className={`min-h-28 p-3 md:min-h-64 ${place === "kms" ? "bg-well" : "bg-paper"}`}
        >
          <p className="flex items-baseline justify-between gap-2 text-sm">
            <strong className="font-serif text-base font-medium">{t(`place.${named(place)}`)}</strong>
            <span className="text-right text-xs text-ink-soft">{t(`placeNote.${named(place)}`)}</span>
          </p>
          <ul
            className={`mt-2 grid grid-cols-1 gap-2 ${place === "kms" ? "border-2 border-double border-rule-strong p-2" : "p-0"}`}
          >
            {shownAt(place).map((id) => {
              const thing = trace.things[id];
              if (!thing) return null;
              return (
                <li key={id}>
                  <ThingChip
                    thing={thing}
                    place={place}
                    leaving={leaving.get(`${id}@${place}`) ?? null}
                    used={current?.uses.includes(id) === true && current.at === place}
                    selected={selected === id}
                    onSelect={() => onSelect(id)}
                  />
                </li>
              );
            })}
            {shownAt(place).length === 0 && <li className="text-xs text-ink-soft">{t("empty")}</li>}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Lets a thing that arrived from another place travel from there. Instant where less motion is wanted. */
function useMovement(root: React.RefObject<HTMLDivElement | null>, trace: Trace, step: number): void {
  const positions = useRef(new Map<string, DOMRect>());
  useLayoutEffect(() => {
    const chips = [...(root.current?.querySelectorAll<HTMLElement>("[data-thing]") ?? [])];
    const previous = positions.current;
    positions.current = new Map(chips.map((chip) => [keyOf(chip), chip.getBoundingClientRect()]));
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const { thing, at, from } of trace.steps[step - 1]?.appears ?? []) {
      const chip = chips.find((candidate) => keyOf(candidate) === `${thing}@${at}`);
      if (!chip || previous.has(`${thing}@${at}`)) continue;
      const start = from === null ? undefined : previous.get(`${thing}@${from}`);
      const end = chip.getBoundingClientRect();
      const travel = start
        ? { transform: `translate(${start.x - end.x}px, ${start.y - end.y}px)`, zIndex: 2 }
        : { transform: "scale(0.9)", opacity: 0 };
      chip.animate([travel, { transform: "none", opacity: 1 }], {
        duration: start ? 650 : 300,
        easing: "cubic-bezier(.2,.7,.2,1)",
      });
    }
  }, [root, trace, step]);
}

function keyOf(chip: HTMLElement): string {
  return `${chip.dataset["thing"]}@${chip.dataset["place"]}`;
}
