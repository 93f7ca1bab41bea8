"use client";

import { Undo2 } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, useId, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { ByteRun } from "@/lib/kms";

import { BYTE_LANGUAGE } from "./byte-language.ts";
import { ByteMap } from "./byte-map.tsx";
import { bitsOf, flipBit, flippedBits, moveByte, windowAround } from "./flip-state.ts";

/** What became of changed bytes. */
export interface Verdict {
  readonly accepted: boolean;
  /** The error's code where they were refused. */
  readonly code: string | null;
  /** The frame of a message in which that showed. */
  readonly frame?: number;
}

interface Props {
  readonly bytes: Uint8Array;
  readonly runs: readonly ByteRun[];
  readonly name: string;
  /** Whether that call is the view's first action. */
  readonly primary?: boolean;
  /** What is done with the bytes: Decrypt, Verify. Left out where nothing can be done with them. */
  readonly attempt?: { readonly name: string; readonly run: (bytes: Uint8Array) => Promise<Verdict> };
}

/** A byte map whose bits can be flipped, one at a time, and a real call that says what becomes of that. */
export function BitFlip({ bytes: original, runs, name, primary = true, attempt }: Props) {
  const t = useTexts("kms");
  const [bytes, setBytes] = useState(original);
  const [at, setAt] = useState(0);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const run = runs.find(({ offset, length }) => at >= offset && at < offset + length);
  const flipped = flippedBits(original, bytes);

  function change(next: Uint8Array) {
    setBytes(next);
    setVerdict(null);
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <ByteMap bytes={bytes} original={original} runs={runs} name={name} onChoose={({ offset }) => setAt(offset)} />
      <section className="grid grid-cols-1 gap-3 rounded border border-rule p-3" aria-label={t("flip.title")}>
        <h3 className="text-lg">{t("flip.title")}</h3>
        <p className="text-sm text-ink-soft">{t("flip.lead")}</p>
        <ByteRow bytes={bytes} original={original} at={at} onMove={setAt} />
        <p className="text-sm">
          {t("flip.where", { at, byte: hex(bytes[at] ?? 0) })}
          {run && (
            <span className="text-ink-soft">
              {" "}
              {BYTE_LANGUAGE[run.meaning].label} · {t(`field.${run.field}`)}
            </span>
          )}
        </p>
        <fieldset className="grid max-w-[22rem] grid-cols-8 gap-1">
          <legend className="sr-only">{t("flip.bits", { at })}</legend>
          {bitsOf(bytes[at] ?? 0).map(({ bit, value }) => {
            const changed = bitsOf(original[at] ?? 0).some((before) => before.bit === bit && before.value !== value);
            return (
              <button
                key={bit}
                type="button"
                className={`min-h-9 rounded border font-mono ${changed ? "border-2 border-fail text-fail" : "border-rule-strong"}`}
                aria-label={t("flip.bit", { bit, value })}
                onClick={() => change(flipBit(bytes, at, bit))}
              >
                {value}
              </button>
            );
          })}
        </fieldset>
        <div className="flex flex-wrap items-center gap-3">
          {attempt && (
            <button
              type="button"
              className={`button ${primary ? "button-seal" : ""}`}
              onClick={() => void attempt.run(bytes).then(setVerdict)}
            >
              {attempt.name}
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            disabled={flipped === 0}
            onClick={() => change(original)}
          >
            <Undo2 aria-hidden size={16} />
            {t("flip.back")}
          </button>
          <span className="text-sm text-ink-soft">{t("flip.count", { count: flipped })}</span>
        </div>
        <p role="status" className={`min-h-6 ${verdict?.accepted === true ? "text-pass" : "text-fail"}`}>
          {verdict && (verdict.accepted ? t("flip.accepted") : t("flip.refused", { code: verdict.code ?? "" }))}
        </p>
      </section>
    </div>
  );
}

interface RowProps {
  readonly bytes: Uint8Array;
  readonly original: Uint8Array;
  readonly at: number;
  readonly onMove: (at: number) => void;
}

/** The bytes around the chosen one: one stop for Tab, arrows move over the whole blob. */
function ByteRow({ bytes, original, at, onMove }: RowProps) {
  const t = useTexts("kms");
  const id = useId();
  const { start, end } = windowAround(at, bytes.length);

  function onKeyDown(event: KeyboardEvent) {
    const target = moveByte(event.key, at, bytes.length);
    if (target === null) return;
    event.preventDefault();
    onMove(target);
  }

  function onClick({ target }: MouseEvent) {
    const chosen = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-at]") : null;
    if (chosen) onMove(Number(chosen.dataset["at"]));
  }

  return (
    <div
      role="listbox"
      aria-label={t("flip.bytes")}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="grid grid-cols-8 gap-1 font-mono text-sm sm:grid-cols-[repeat(16,minmax(0,1fr))]"
    >
      {Array.from(bytes.subarray(start, end), (byte, index) => {
        const position = start + index;
        const changed = byte !== original[position];
        return (
          <div
            key={position}
            id={`${id}-${position}`}
            data-at={position}
            role="option"
            tabIndex={-1}
            aria-selected={position === at}
            aria-label={t("flip.byte", { at: position, byte: hex(byte) })}
            className={`min-h-8 cursor-pointer rounded border py-1 text-center ${position === at ? "border-2 border-ink bg-well" : "border-rule"} ${changed ? "font-bold text-fail" : ""}`}
          >
            {hex(byte)}
          </div>
        );
      })}
    </div>
  );
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
