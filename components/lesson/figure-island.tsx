"use client";

import { lazy, Suspense } from "react";

import type { ClientTexts } from "@/i18n/client-texts";

import { InView } from "./in-view.tsx";

const Live = lazy(async () => ({ default: (await import("./live-figure.tsx")).LiveFigure }));

/** Loads the live envelope when it comes into view; until then, and without JavaScript, its words. */
export function FigureIsland({ texts, fallback }: { readonly texts: ClientTexts<"kms">; readonly fallback: string }) {
  const waiting = <p className="min-h-44 text-ink-soft">{fallback}</p>;
  return (
    <InView fallback={waiting}>
      {() => (
        <Suspense fallback={waiting}>
          <Live texts={texts} />
        </Suspense>
      )}
    </InView>
  );
}
