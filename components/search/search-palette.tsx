"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import type { Found } from "@/lib/search/open-search";

import { useSearch } from "./use-search.ts";

interface Props {
  readonly texts: ClientTexts<"search">;
  readonly onClose: () => void;
}

/** Search as a dialog: one field, a list under it, the keyboard for both. */
export function SearchPalette({ texts, onClose }: Props) {
  return (
    <TextsProvider texts={texts}>
      <Palette onClose={onClose} />
    </TextsProvider>
  );
}

function Palette({ onClose }: Pick<Props, "onClose">) {
  const t = useTexts("search");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const search = useSearch(t.locale);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const found = search.phase === "ready" && query.trim() !== "" ? search.find(query) : [];
  const chosen = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  function go({ href }: Found) {
    window.location.assign(href);
    // On the same page only the anchor changes.
    dialog.current?.close();
  }

  function onKeyDown(event: KeyboardEvent) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      go(chosen);
    } else if (move !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + move + found.length) % found.length);
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t("title")}
      className="m-auto mt-[8vh] w-[min(42rem,calc(100vw-1.5rem))] rounded border border-rule-strong bg-sheet p-0 text-ink backdrop:bg-black/40"
      onClose={onClose}
    >
      <div className="border-b border-rule p-3">
        <label htmlFor={id} className="sr-only">
          {t("field")}
        </label>
        <input
          id={id}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${found.indexOf(chosen)}` : undefined}
          autoComplete="off"
          className="field text-lg"
          placeholder={t("field")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p role="status" className="px-4 py-2 text-sm text-ink-soft">
        {saidOf(search.phase, query, found.length, t)}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={t("results")} className="max-h-[60vh] overflow-y-auto pb-2">
        {found.map((hit, index) => (
          <Hit
            key={hit.href}
            id={`${id}-${index}`}
            hit={hit}
            chosen={hit === chosen}
            onPoint={() => setAt(index)}
            onChoose={() => go(hit)}
          />
        ))}
      </div>
    </dialog>
  );
}

function saidOf(phase: string, query: string, count: number, t: ReturnType<typeof useTexts<"search">>): string {
  if (phase === "failed") return t("failed");
  if (phase === "loading") return t("loading");
  return query.trim() === "" ? t("lead") : t("count", { count });
}

interface HitProps {
  readonly id: string;
  readonly hit: Found;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Hit({ id, hit, chosen, onPoint, onChoose }: HitProps) {
  const t = useTexts("search");
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onMouseMove={onPoint}
      onClick={onChoose}
      onKeyDown={(event) => event.key === "Enter" && onChoose()}
      className="grid cursor-pointer grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 px-4 py-2 aria-selected:bg-well"
    >
      <span className="text-sm text-ink-soft">{t(`kind.${hit.kind}`)}</span>
      <span className="min-w-0">
        <span className={hit.kind === "operation" ? "font-mono" : "font-medium"}>{hit.title}</span>
        {hit.within !== "" && <span className="ml-2 text-sm text-ink-soft">{hit.within}</span>}
        {hit.kind !== "operation" && <span className="block truncate text-sm text-ink-soft">{hit.excerpt}</span>}
      </span>
    </div>
  );
}
