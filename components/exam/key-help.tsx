"use client";

import { useEffect, useRef } from "react";

import { KeyMap } from "@/components/item/key-map";
import { useTexts } from "@/i18n/use-texts";

const KEYS = ["choose", "strike", "flag", "next", "previous", "review", "help"] as const;

/** The keyboard map, and the switch that turns single keys off. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts("exam");
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
      <KeyMap
        rows={KEYS.map((key) => ({ key: t(`keys.${key}.key`), does: t(`keys.${key}.does`) }))}
        enabledLabel={t("keys.enabled")}
      />
      <button type="button" className="button mt-5" onClick={() => dialog.current?.close()}>
        {t("keys.close")}
      </button>
    </dialog>
  );
}
