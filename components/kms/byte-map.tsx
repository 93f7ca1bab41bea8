"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import { type ByteRun, toBase64, toHex } from "@/lib/kms";

import { BYTE_LANGUAGE, byteGround } from "./byte-language.ts";

type View = "hex" | "base64" | "text";

/** Bytes of a run shown at first; the rest unfolds on request. */
const FOLD = 24;

interface Props {
  readonly bytes: Uint8Array;
  /** Runs that together cover the bytes, in order. */
  readonly runs: readonly ByteRun[];
  /** What the bytes are, for the name of the figure. */
  readonly name: string;
  /** What they were before somebody changed them: runs that differ say so. */
  readonly original?: Uint8Array;
  /** Told of a run that is chosen, beside its unfolding. */
  readonly onChoose?: (run: ByteRun) => void;
}

/** Every byte of a blob, labelled: which part it belongs to, where it starts and how long it is. */
export function ByteMap({ bytes, runs, name, original = bytes, onChoose }: Props) {
  const t = useTexts("kms");
  const [view, setView] = useState<View>("hex");
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const readout = useId();
  const run = runs[Math.min(current, runs.length - 1)];

  function onKeyDown(event: KeyboardEvent) {
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const target = event.key === "Home" ? 0 : event.key === "End" ? runs.length - 1 : move && current + move;
    if (target === undefined || target < 0 || target >= runs.length) return;
    event.preventDefault();
    setCurrent(target);
    list.current?.querySelectorAll<HTMLElement>("[data-run]")[target]?.focus();
  }

  return (
    <figure className="min-w-0" data-bytes>
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-medium">{name}</span>
        <span className="text-ink-soft">{t("byteMap.bytes", { count: bytes.length })}</span>
        <span className="ml-auto flex items-center gap-1">
          {(["hex", "base64", "text"] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={view === choice}
              className="button button-quiet button-small font-mono aria-pressed:underline aria-pressed:underline-offset-4"
              onClick={() => setView(choice)}
            >
              {t(`byteMap.view.${choice}`)}
            </button>
          ))}
          <CopyButton
            text={view === "base64" ? toBase64(bytes) : toHex(bytes)}
            label={t("byteMap.copy")}
            done={t("copied")}
          />
        </span>
      </figcaption>
      <ul ref={list} className="mt-2 flex flex-wrap gap-1.5" onKeyDown={onKeyDown}>
        {runs.map((entry, index) => (
          <ByteRunBox
            key={entry.offset}
            run={entry}
            bytes={bytes.subarray(entry.offset, entry.offset + entry.length)}
            view={view}
            changed={differs(bytes, original, entry)}
            current={index === current}
            describedBy={readout}
            onFocus={() => setCurrent(index)}
            onChoose={() => onChoose?.(entry)}
          />
        ))}
      </ul>
      {run && (
        <p id={readout} className="mt-2 min-h-[3em] text-sm text-ink-soft">
          <strong className="font-medium text-ink">
            {BYTE_LANGUAGE[run.meaning].label} · {t(`field.${run.field}`)}
          </strong>{" "}
          {t("byteMap.where", { offset: run.offset, length: run.length })} {t(`fieldNote.${run.field}`)}
        </p>
      )}
    </figure>
  );
}

interface RunProps {
  readonly run: ByteRun;
  readonly bytes: Uint8Array;
  readonly view: View;
  readonly changed: boolean;
  readonly current: boolean;
  readonly describedBy: string;
  readonly onFocus: () => void;
  readonly onChoose: () => void;
}

function ByteRunBox({ run, bytes, view, changed, current, describedBy, onFocus, onChoose }: RunProps) {
  const t = useTexts("kms");
  const [open, setOpen] = useState(false);
  const mark = BYTE_LANGUAGE[run.meaning];
  const shown = open ? bytes : bytes.subarray(0, FOLD);
  const hidden = bytes.length - shown.length;
  return (
    <li className="min-w-0">
      <button
        type="button"
        data-run={run.field}
        tabIndex={current ? 0 : -1}
        aria-describedby={describedBy}
        aria-expanded={bytes.length > FOLD ? open : undefined}
        onFocus={onFocus}
        onMouseEnter={onFocus}
        onClick={() => {
          setOpen(!open);
          onChoose();
        }}
        className="block max-w-full rounded border px-2 py-1 text-left"
        style={{
          borderColor: mark.color,
          background: byteGround(mark),
          borderWidth: current ? 2 : 1,
          margin: current ? 0 : 1,
        }}
      >
        <span className="block text-xs font-medium" style={{ color: mark.color }}>
          {mark.label}
          <span className="font-normal"> {t(`field.${run.field}`)}</span>
          {changed && <strong className="text-fail"> {t("flip.changed")}</strong>}
        </span>
        <code className="block font-mono text-xs break-all text-ink">
          {format(shown, view)}
          {hidden > 0 && <span className="text-ink-soft"> {t("byteMap.more", { count: hidden })}</span>}
        </code>
      </button>
    </li>
  );
}

function differs(bytes: Uint8Array, original: Uint8Array, { offset, length }: ByteRun): boolean {
  return bytes.subarray(offset, offset + length).some((byte, index) => byte !== original[offset + index]);
}

function format(bytes: Uint8Array, view: View): string {
  if (view === "base64") return toBase64(bytes);
  if (view === "hex") return toHex(bytes).replaceAll(/(..)(?=.)/g, "$1 ");
  return Array.from(bytes, (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "·")).join("");
}
