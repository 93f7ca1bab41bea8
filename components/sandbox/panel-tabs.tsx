"use client";

import { type KeyboardEvent, useRef } from "react";

import { useTexts } from "@/i18n/use-texts";

import { PANEL_NAMES, type PanelName } from "./panel-names.ts";
import { useAddress, writeAddress } from "./use-address.ts";

/** The open panel, which the address names, so that a link leads to it. */
export function usePanel(): readonly [PanelName, (panel: PanelName) => void] {
  const asked = useAddress("panel");
  const story = useAddress("story");
  const panel = PANEL_NAMES.find((name) => name === asked) ?? (story === null ? "call" : "stories");
  return [panel, (name) => writeAddress({ panel: name, event: null, story: null, step: null })];
}

interface Props {
  readonly current: PanelName;
  readonly onOpen: (panel: PanelName) => void;
}

/** Tabs as the ARIA practices describe them: one stop for Tab, arrows between them. */
export function PanelTabs({ current, onOpen }: Props) {
  const t = useTexts("sandbox");
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const at = PANEL_NAMES.indexOf(current);
    const last = PANEL_NAMES.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const name = to === undefined ? undefined : PANEL_NAMES[to];
    if (name === undefined) return;
    event.preventDefault();
    onOpen(name);
    list.current?.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  }

  return (
    <div
      ref={list}
      role="tablist"
      tabIndex={-1}
      aria-label={t("panels")}
      className="flex flex-wrap gap-x-1 border-b border-rule"
      onKeyDown={onKeyDown}
    >
      {PANEL_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          id={`tab-${name}`}
          role="tab"
          aria-selected={name === current}
          aria-controls="panel"
          tabIndex={name === current ? 0 : -1}
          className="-mb-px border-b-2 border-transparent px-3 py-2 text-ink-soft aria-selected:border-ink aria-selected:text-ink"
          onClick={() => onOpen(name)}
        >
          {t(`panel.${name}`)}
        </button>
      ))}
    </div>
  );
}
