"use client";

import { Notice } from "@/components/ui/notice";
import { useTexts } from "@/i18n/use-texts";

interface Props {
  /** Names the error in the server's log; null for one that happened in the browser. */
  readonly digest: string | null;
  readonly onRetry: () => void;
}

export function ErrorNotice({ digest, onRetry }: Props) {
  const t = useTexts("errors");
  return (
    <Notice mark={digest ?? t("unexpected.mark")} title={t("unexpected.title")} body={t("unexpected.body")}>
      <button type="button" className="button button-seal" onClick={onRetry}>
        {t("retry")}
      </button>
    </Notice>
  );
}
