"use client";

import { CloudOff } from "lucide-react";

import { useTexts } from "@/i18n/use-texts";

import type { QueueState } from "./answer-queue.ts";

/** How many answers this device still holds, and whether it keeps them; nothing where all is saved. */
export function QueueNote({ answers, phase, kept }: QueueState) {
  const t = useTexts("item");
  const stuck = phase === "waiting" ? answers.length : 0;
  return (
    <p role="status" data-waiting={stuck} className="flex flex-wrap items-center gap-x-2 text-sm text-warn">
      {stuck > 0 && (
        <>
          <CloudOff aria-hidden size={16} strokeWidth={1.75} />
          {t("practice.queue.waiting", { count: stuck })}
        </>
      )}
      {!kept && answers.length > 0 && <span>{t("practice.queue.notKept")}</span>}
    </p>
  );
}
