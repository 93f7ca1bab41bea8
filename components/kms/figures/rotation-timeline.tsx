"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { BYTE_LANGUAGE, byteGround } from "../byte-language.ts";
import type { BrowserKms } from "../use-kms.ts";
import { Waiting } from "./figure-parts.tsx";
import {
  along,
  encryptNow,
  moveClock,
  openSealed,
  rotateByHand,
  type RotationBench,
  type Row,
  type Sealed,
  setRotation,
  setUpRotation,
  stretchesOf,
} from "./rotation-run.ts";
import { useBench } from "./use-bench.ts";

const LEAPS = [90, 365] as const;
/** Enough lines to see what there is to see. */
const MOST_LETTERS = 12;

/** A clock that is moved, and two keys that are rotated under it: by KMS, and by hand. */
export function RotationTimeline() {
  const bench = useBench(setUp);
  return bench.phase === "ready" ? <Timeline browser={bench.browser} first={bench.value} /> : <Waiting bench={bench} />;
}

async function setUp(browser: BrowserKms): Promise<RotationBench> {
  const bench = await setUpRotation(browser);
  await encryptNow(bench);
  return bench;
}

function Timeline({ browser, first }: { readonly browser: BrowserKms; readonly first: RotationBench }) {
  const t = useTexts("figures");
  const [bench, setBench] = useState(first);
  const [on, setOn] = useState(true);
  const [opened, setOpened] = useState<Readonly<Record<string, string>>>({});
  // The bench changes in place: this draws it again.
  const [, draw] = useState(0);
  const act = async (what: () => Promise<void> | void) => {
    await what();
    draw((count) => count + 1);
  };
  const date = new Intl.DateTimeFormat(t.locale, { dateStyle: "medium", timeZone: "UTC" });

  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="font-mono" role="status">
        {t("rotation-timeline.clock", { date: date.format(bench.kms.world.now) })}
      </p>
      <div role="group" aria-label={t("rotation-timeline.controls")} className="flex flex-wrap gap-2">
        {LEAPS.map((days) => (
          <button
            key={days}
            type="button"
            className="button button-small"
            onClick={() => void act(() => moveClock(bench, days))}
          >
            {t("rotation-timeline.forward", { days })}
          </button>
        ))}
        <button
          type="button"
          className="button button-small"
          disabled={bench.sealed.length >= MOST_LETTERS}
          onClick={() => void act(() => encryptNow(bench))}
        >
          {t("rotation-timeline.encrypt")}
        </button>
        <button type="button" className="button button-small" onClick={() => void act(() => rotateByHand(bench))}>
          {t("rotation-timeline.byHand")}
        </button>
        <label className="inline-flex min-h-9 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-[var(--ink)]"
            checked={on}
            onChange={({ target: { checked } }) => {
              setOn(checked);
              void act(() => setRotation(bench, checked));
            }}
          />
          {t("rotation-timeline.automatic")}
        </label>
        <button
          type="button"
          className="button button-quiet button-small"
          onClick={() =>
            void act(async () => {
              setBench(await setUp(browser));
              setOn(true);
              setOpened({});
            })
          }
        >
          {t("common.again")}
        </button>
      </div>
      {(["automatic", "manual"] as const).map((row) => (
        <section key={row} className="grid grid-cols-1 gap-2" aria-label={t(`rotation-timeline.row.${row}`)}>
          <h3 className="text-base">{t(`rotation-timeline.row.${row}`)}</h3>
          <Line bench={bench} row={row} />
          <ul className="grid gap-1">
            {bench.sealed
              .filter((sealed) => sealed.row === row)
              .map((sealed) => (
                <Letter
                  key={sealed.text}
                  sealed={sealed}
                  version={stretchesOf(bench, row).findIndex(({ id }) => id === sealed.madeWith) + 1}
                  date={date.format(sealed.at)}
                  opened={opened[sealed.text] ?? null}
                  onOpen={() =>
                    void openSealed(bench, sealed).then((text) =>
                      setOpened((before) => ({ ...before, [sealed.text]: text })),
                    )
                  }
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The stretches side by side, as wide as they are long, and a mark for each ciphertext. */
function Line({ bench, row }: { readonly bench: RotationBench; readonly row: Row }) {
  const t = useTexts("figures");
  const mark = BYTE_LANGUAGE[row === "automatic" ? "key-material" : "key-identity"];
  return (
    <ol className="flex min-h-14 gap-0.5">
      {stretchesOf(bench, row).map(({ id, from, until }, index) => (
        <li
          key={id}
          className="min-w-7 overflow-hidden rounded border px-1 font-mono text-xs"
          style={{
            // As long as it lasted, in percent: shares below one in all would leave the line short.
            flexGrow: 100 * Math.max(along(bench, until) - along(bench, from), 0.02),
            flexBasis: 0,
            borderColor: mark.color,
            color: mark.color,
            background: byteGround(mark),
          }}
        >
          <span className="block font-medium">
            <span className="sr-only">{t(`rotation-timeline.stretch.${row}`)} </span>
            {index + 1}
          </span>
          <span className="block truncate">{id.slice(0, 8)}</span>
          <LettersOf count={bench.sealed.filter(({ madeWith }) => madeWith === id).length} />
        </li>
      ))}
    </ol>
  );
}

/** A mark for each ciphertext that a stretch made. */
function LettersOf({ count }: { readonly count: number }) {
  const t = useTexts("figures");
  const { color } = BYTE_LANGUAGE.ciphertext;
  return (
    <span className="flex min-h-3 flex-wrap gap-0.5 pb-1">
      <span className="sr-only">{t("rotation-timeline.made", { count })}</span>
      {Array.from({ length: count }, (_, index) => (
        <span key={index} aria-hidden className="size-2 rounded-xs" style={{ background: color }} />
      ))}
    </span>
  );
}

interface LetterProps {
  readonly sealed: Sealed;
  /** Which stretch made it, from 1. */
  readonly version: number;
  readonly date: string;
  readonly opened: string | null;
  readonly onOpen: () => void;
}

function Letter({ sealed: { row, text, madeWith }, version, date, opened, onOpen }: LetterProps) {
  const t = useTexts("figures");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule py-1 text-sm">
      <span>{t("rotation-timeline.letter", { date })}</span>
      <span className="font-mono text-xs text-ink-soft">
        {t(`rotation-timeline.madeWith.${row}`, { version, id: madeWith.slice(0, 8) })}
      </span>
      <span className="ml-auto flex items-center gap-2">
        <span role="status" className="font-mono text-xs text-pass">
          {opened}
        </span>
        <button
          type="button"
          className="button button-small"
          aria-label={t("rotation-timeline.openThis", { letter: text })}
          onClick={onOpen}
        >
          {t("rotation-timeline.open")}
        </button>
      </span>
    </li>
  );
}
