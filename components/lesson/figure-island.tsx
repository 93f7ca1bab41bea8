"use client";

import { Suspense, useEffect, useRef } from "react";

import type { FigureProps } from "@/components/kms/figures/figure-props";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider } from "@/i18n/use-texts";

import type { FigureName } from "./figure-names.ts";
import { LIVE_FIGURES } from "./figures.ts";
import { InView } from "./in-view.tsx";

interface Props extends FigureProps {
  readonly name: FigureName;
  readonly texts: ClientTexts<"kms" | "figures">;
  readonly fallback: string;
}

/** Loads a live figure when it comes into view; until then, and without JavaScript, its words. */
export function FigureIsland({ name, texts, fallback, ...given }: Props) {
  const Live = LIVE_FIGURES[name];
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A figure that keeps its state in the address is what a link to it means.
    if (window.location.hash.startsWith(`#${name}=`)) place.current?.scrollIntoView();
  }, [name]);
  const waiting = <p className="min-h-44 text-ink-soft">{fallback}</p>;
  return (
    <div ref={place} data-figure={name}>
      <InView fallback={waiting}>
        {() => (
          <TextsProvider texts={texts}>
            <Suspense fallback={waiting}>
              <Live {...given} />
            </Suspense>
          </TextsProvider>
        )}
      </InView>
    </div>
  );
}
