"use client";

import { useEffect, useRef } from "react";

import { setShortcutsEnabled, useShortcutsEnabled } from "@/components/item/use-shortcuts";
import { useTexts } from "@/i18n/use-texts";

const KEYS = ["choose", "strike", "flag", "next", "previous", "review", "help"] as const;

/** The keyboard map, and the switch that turns single keys off. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts("exam");
  const enabled = useShortcutsEnabled();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="keys-title"
      className="sheet m-auto max-w-md p-6 text-ink backdrop:bg-black/40"
    >
      <h2 id="keys-title" className="text-xl">
        {t("keys.title")}
      </h2>
      <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        {KEYS.map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{t(`keys.${key}.key`)}</kbd>
            </dt>
            <dd>{t(`keys.${key}.does`)}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-5 flex items-center gap-2 py-1">
        <input
          type="checkbox"
          className="size-4 accent-[var(--ink)]"
          checked={enabled}
          onChange={(event) => setShortcutsEnabled(event.target.checked)}
        />
        {t("keys.enabled")}
      </label>
      <button type="button" className="button mt-5" onClick={() => dialog.current?.close()}>
        {t("keys.close")}
      </button>
    </dialog>
  );
}
