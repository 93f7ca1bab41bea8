"use client";

import { useTexts } from "@/i18n/use-texts";

import { setShortcutsEnabled, useShortcutsEnabled } from "./use-shortcuts.ts";

const KEYS = ["choose", "confirm", "practice.strike", "practice.undo", "practice.hint", "practice.help"] as const;
const ID = "shortcuts";

/** Shows the keys of the page: what the key "?" does. */
export function openShortcutsHelp(): void {
  const help = document.getElementById(ID);
  if (!(help instanceof HTMLDetailsElement)) return;
  help.open = true;
  help.querySelector("summary")?.focus();
}

/** The keys that work here, and the switch that turns them off. */
export function ShortcutsHelp() {
  const t = useTexts("item");
  const enabled = useShortcutsEnabled();
  return (
    <details id={ID} className="no-print mt-8 text-sm text-ink-soft">
      <summary className="inline-block py-1">{t("keys.title")}</summary>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {KEYS.map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{t(`keys.${key}.key`)}</kbd>
            </dt>
            <dd>{t(`keys.${key}.does`)}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-3 flex items-center gap-2 py-1">
        <input
          type="checkbox"
          className="size-4 accent-[var(--ink)]"
          checked={enabled}
          onChange={(event) => setShortcutsEnabled(event.target.checked)}
        />
        {t("keys.enabled")}
      </label>
    </details>
  );
}
