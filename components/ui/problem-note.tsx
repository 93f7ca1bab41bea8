"use client";

import { useTexts } from "@/i18n/use-texts";
import { ApiError } from "@/lib/api/request-json";

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, in the reader's words, with a way to try again. */
export function ProblemNote({ error, onRetry }: Props) {
  const t = useTexts("problems");
  const e = useTexts("errors");
  const code = error instanceof ApiError ? error.code : "internal";
  return (
    <div role="alert" className="grid justify-items-start gap-3 border-l-2 border-fail py-2 pl-4">
      <p>{t(code)}</p>
      {onRetry && (
        <button type="button" className="button button-small" onClick={onRetry}>
          {e("retry")}
        </button>
      )}
    </div>
  );
}
