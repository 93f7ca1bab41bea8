"use client";

import type { ReactNode } from "react";

import { QueueNote } from "@/components/item/queue-note";
import { useAnswerQueue } from "@/components/item/use-answer-queue";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider } from "@/i18n/use-texts";

import { RecentSessions } from "./recent-sessions.tsx";
import { GuideProvider, type GuideTitles } from "./scope-name.ts";
import { StartForm } from "./start-form.tsx";

interface Props {
  readonly texts: ClientTexts<"practice" | "item" | "problems" | "topics">;
  readonly guide: GuideTitles;
  /** What to do next, as the progress dashboard sees it: stands above the form. */
  readonly nextBest?: ReactNode;
}

export function PracticeHome({ texts, guide, nextBest }: Props) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <GuideProvider value={guide}>
          {nextBest}
          <WaitingAnswers />
          <StartForm />
          <RecentSessions />
        </GuideProvider>
      </QueryProvider>
    </TextsProvider>
  );
}

/** Answers of an earlier visit go out from here too. */
function WaitingAnswers() {
  const { answers, phase, kept } = useAnswerQueue();
  return <QueueNote answers={answers} phase={phase} kept={kept} />;
}
