"use client";

import { LiveEnvelope } from "@/components/kms/live-envelope";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider } from "@/i18n/use-texts";

export function LiveFigure({ texts }: { readonly texts: ClientTexts<"kms"> }) {
  return (
    <TextsProvider texts={texts}>
      <LiveEnvelope />
    </TextsProvider>
  );
}
