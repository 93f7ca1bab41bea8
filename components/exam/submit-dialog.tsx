"use client";

import { useEffect, useRef } from "react";

import { useTexts } from "@/i18n/use-texts";

interface Props {
  readonly blanks: number;
  readonly flags: number;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onShowBlanks: () => void;
  readonly onClose: () => void;
}

/** Asks before handing in, and counts what is still blank. */
export function SubmitDialog({ blanks, flags, busy, onSubmit, onShowBlanks, onClose }: Props) {
  const t = useTexts("exam");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="submit-title"
      className="sheet m-auto max-w-md p-6 text-ink backdrop:bg-black/40"
    >
      <h2 id="submit-title" className="text-xl">
        {t("submitTitle")}
      </h2>
      <p className="mt-3">{t("submitBlanks", { blanks })}</p>
      {flags > 0 && <p className="mt-1 text-ink-soft">{t("submitFlags", { flags })}</p>}
      <p className="mt-1 text-ink-soft">{t("review.final")}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="button button-seal" disabled={busy} onClick={onSubmit}>
          {t(busy ? "submitting" : "submit")}
        </button>
        {blanks > 0 && (
          <button type="button" className="button" disabled={busy} onClick={onShowBlanks}>
            {t("review.showBlanks")}
          </button>
        )}
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t("keepGoing")}
        </button>
      </div>
    </dialog>
  );
}
