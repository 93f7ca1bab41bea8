"use client";

import { useTexts } from "@/i18n/use-texts";

import { KeyMap } from "./key-map.tsx";

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
  return (
    <details id={ID} className="no-print mt-8 text-sm text-ink-soft">
      <summary className="inline-block py-1">{t("keys.title")}</summary>
      <KeyMap
        rows={KEYS.map((key) => ({ key: t(`keys.${key}.key`), does: t(`keys.${key}.does`) }))}
        enabledLabel={t("keys.enabled")}
      />
    </details>
  );
}
