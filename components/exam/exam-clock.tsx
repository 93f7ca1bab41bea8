"use client";

import { Clock } from "lucide-react";
import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

/** Minutes at which the time left is announced. */
const ANNOUNCED = [30, 10, 5, 1] as const;

/** The time left: quiet for screen readers, spoken on demand and near the end; it can be hidden. */
export function ExamClock({ remainingMs }: { readonly remainingMs: number }) {
  const t = useTexts("exam");
  const [hidden, setHidden] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const seconds = Math.ceil(remainingMs / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const text = `${hours > 0 ? `${hours}:${twoDigits(minutes)}` : minutes}:${twoDigits(seconds % 60)}`;
  const mark = ANNOUNCED.find((left) => Math.ceil(seconds / 60) === left);
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        className="button button-quiet button-small"
        aria-label={t("timeLeft")}
        title={t("timeLeft")}
        onClick={() => setAsked(t("minutesLeft", { minutes: Math.ceil(seconds / 60) }))}
      >
        <Clock aria-hidden size={16} />
      </button>
      <span role="timer" aria-live="off" className={`font-mono tabular-nums ${seconds < 60 ? "text-fail" : ""}`}>
        {hidden ? "–:––" : text}
      </span>
      <button
        type="button"
        className="button button-quiet button-small text-ink-soft"
        aria-pressed={hidden}
        onClick={() => setHidden(!hidden)}
      >
        {t(hidden ? "showTime" : "hideTime")}
      </button>
      <span role="status" className="sr-only">
        {mark === undefined ? asked : t("minutesLeft", { minutes: mark })}
      </span>
    </div>
  );
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}
