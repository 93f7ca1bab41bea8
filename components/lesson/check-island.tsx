"use client";

import { lazy, Suspense, useState } from "react";

import type { ClientTexts } from "@/i18n/client-texts";
import type { LessonSlug } from "@/lib/content/registry";

const Run = lazy(async () => ({ default: (await import("./lesson-check.tsx")).LessonCheck }));

interface Props {
  readonly slug: LessonSlug;
  readonly texts: ClientTexts<"item" | "problems" | "practice" | "errors">;
  readonly label: string;
}

/** The end check, loaded when the reader starts it. */
export function CheckIsland({ slug, texts, label }: Props) {
  const [started, setStarted] = useState(false);
  if (started) {
    return (
      <Suspense fallback={<p className="skeleton min-h-96" />}>
        <Run slug={slug} texts={texts} />
      </Suspense>
    );
  }
  return (
    <button type="button" className="button mt-5" onClick={() => setStarted(true)}>
      {label}
    </button>
  );
}
