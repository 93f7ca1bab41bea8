"use client";

import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider } from "@/i18n/use-texts";

import { PastAttempts } from "./past-attempts.tsx";
import { StartExam } from "./start-exam.tsx";

export function ExamHome({ texts }: { readonly texts: ClientTexts<"exam" | "problems" | "topics"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <StartExam />
        <PastAttempts />
      </QueryProvider>
    </TextsProvider>
  );
}
