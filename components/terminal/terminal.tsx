"use client";

import { type KeyboardEvent, useEffect, useId, useReducer, useRef, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { Kms } from "@/lib/kms";
import { loadShell, type Shell } from "@/lib/bench";

import { TerminalEntryView } from "./terminal-entry.tsx";
import { folderOf, type PlayedLine, sharedBeginning, terminalReducer, withPlayed } from "./terminal-state.ts";

interface Props {
  readonly shell: Shell;
  /** The world as it is now, for completion. */
  readonly kms: () => Kms;
  /** What was run before the terminal was there, oldest first. */
  readonly played?: readonly PlayedLine[];
  /** Told after each line that was run. */
  readonly onRun?: (played: PlayedLine) => void;
  /** Puts the cursor into the line, where a terminal takes the place of what had the focus. */
  readonly takesFocus?: boolean;
}

/**
 * A terminal of ordinary elements: a log that screen readers read once, and a line. Tab completes only
 * where something stands before the cursor, and after Escape it leaves, so that nobody is caught.
 */
export function Terminal({ shell, kms, played = [], onRun, takesFocus = false }: Props) {
  const t = useTexts("terminal");
  const [state, dispatch] = useReducer(terminalReducer, played, withPlayed);
  const [choices, setChoices] = useState<readonly string[]>([]);
  const running = useRef<AbortController | null>(null);
  const leaving = useRef(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const help = useId();
  const { entries } = state;
  const busy = entries.some((entry) => entry.run === null);

  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  useEffect(() => {
    if (entries.length > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [entries]);

  async function run(line: string) {
    if (line.trim() === "" || busy) return;
    setChoices([]);
    if (line.trim() === "clear") {
      dispatch({ type: "type", line: "" });
      return dispatch({ type: "clear" });
    }
    const folder = folderOf(shell);
    dispatch({ type: "start", line, folder });
    running.current = new AbortController();
    const done = await shell.run(line, { signal: running.current.signal });
    running.current = null;
    dispatch({ type: "end", run: done });
    onRun?.({ folder, line, run: done });
  }

  async function complete(line: string, cursor: number) {
    const { completeLine } = await loadShell();
    const found = await completeLine(line, cursor, shell, kms());
    const word = line.slice(found.from, cursor);
    const [only] = found.choices;
    const finished = found.choices.length === 1 && only !== undefined && !/[/:=]$/.test(only) ? `${only} ` : null;
    const grown = finished ?? sharedBeginning(found.choices);
    setChoices(found.choices.length > 1 ? found.choices : []);
    if (grown.length > word.length)
      dispatch({ type: "type", line: line.slice(0, found.from) + grown + line.slice(cursor) });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { selectionStart: cursor, value } = event.currentTarget;
    const left = leaving.current;
    leaving.current = false;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void run(value);
    } else if (event.key === "Tab" && !event.shiftKey && !left && value.slice(0, cursor).trim() !== "") {
      event.preventDefault();
      void complete(value, cursor);
    } else if (event.key === "Escape") {
      leaving.current = true;
      setChoices([]);
    } else if (event.key === "ArrowUp" && !value.slice(0, cursor).includes("\n")) {
      event.preventDefault();
      dispatch({ type: "earlier" });
    } else if (event.key === "ArrowDown" && !value.slice(cursor).includes("\n")) {
      event.preventDefault();
      dispatch({ type: "later" });
    } else if (event.ctrlKey && event.key === "l") {
      event.preventDefault();
      dispatch({ type: "clear" });
    } else if (event.ctrlKey && event.key === "c" && window.getSelection()?.toString() === "") {
      running.current?.abort();
      if (!busy) dispatch({ type: "type", line: "" });
    }
  }

  return (
    <section aria-label={t("name")} className="sheet flex min-w-0 flex-col" data-testid="terminal">
      {entries.length === 0 && <p className="px-4 pt-4 text-sm text-ink-soft">{t("empty")}</p>}
      <div
        ref={log}
        role="log"
        aria-label={t("log")}
        // What scrolls must be reachable by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="relative max-h-[28rem] min-w-0 overflow-y-auto px-4 pt-3"
      >
        <ol>
          {entries.map((entry) => (
            <TerminalEntryView key={entry.id} entry={entry} />
          ))}
        </ol>
      </div>
      <form
        className="m-3 flex items-start gap-2 rounded border border-rule bg-well px-3 py-2 focus-within:border-ink"
        onSubmit={(event) => {
          event.preventDefault();
          // The button gives way to the one that stops: the focus would be lost with it.
          input.current?.focus();
          void run(state.line);
        }}
      >
        <label htmlFor={`${help}-line`} className="pt-0.5 font-mono text-sm text-ink-soft">
          <span aria-hidden>$</span>
          <span className="sr-only">{t("line")}</span>
        </label>
        <textarea
          ref={input}
          id={`${help}-line`}
          aria-describedby={help}
          rows={Math.min(8, state.line.split("\n").length)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          className="min-w-0 flex-1 resize-none bg-transparent font-mono text-sm outline-none"
          value={state.line}
          onChange={(event) => {
            setChoices([]);
            dispatch({ type: "type", line: event.target.value });
          }}
          onKeyDown={onKeyDown}
        />
        {busy ? (
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              input.current?.focus();
              running.current?.abort();
            }}
          >
            {t("stop")}
          </button>
        ) : (
          <button type="submit" className="button button-small" disabled={state.line.trim() === ""}>
            {t("run")}
          </button>
        )}
      </form>
      {choices.length > 0 && (
        <p role="status" className="max-h-32 overflow-y-auto px-4 pb-3 font-mono text-xs text-ink-soft">
          {choices.join("   ")}
        </p>
      )}
      <p id={help} className="px-4 pb-3 text-xs text-ink-soft">
        {t("keys")}
      </p>
    </section>
  );
}
