"use client";

import { useTexts } from "@/i18n/use-texts";
import type { KmsError } from "@/lib/kms";

import { ERROR_LESSONS } from "./error-lessons.ts";
import { LessonRef } from "./lesson-ref.tsx";

interface Props {
  readonly error: KmsError;
  /** Shows the code too, where nothing beside it does. */
  readonly coded?: boolean;
}

/**
 * A refusal of KMS: what it means in plain words, KMS's own sentence, and the lesson that teaches it.
 * Its island is given the namespaces "kmsErrors" and "topics".
 */
export function ErrorNote({ error: { code, message }, coded = false }: Props) {
  const t = useTexts("kmsErrors");
  return (
    <div className="max-w-[66ch] border-l-2 border-fail py-1 pl-4">
      <p>
        {coded && <strong className="mr-1 font-mono text-sm font-medium break-all text-fail">{code}</strong>}
        {t(`code.${code}`)}
      </p>
      {message !== "" && (
        <p lang="en" className="mt-1">
          <span lang={t.locale} className="sr-only">
            {t("saidByKms")}
          </span>
          <code className="font-mono text-sm break-words text-ink-soft">{message}</code>
        </p>
      )}
      <p className="mt-1 text-sm">
        <LessonRef to={ERROR_LESSONS[code]} />
      </p>
    </div>
  );
}
