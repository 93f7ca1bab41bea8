"use client";

import { useEffect, useRef } from "react";

import type { AttemptEventInput } from "@/lib/api/exam-events";

type Log = (position: number, event: AttemptEventInput) => void;

/**
 * Logs which question is open and for how long, and when the page is left. Time while the page is
 * hidden is no time spent on a question.
 * @returns how to log a step to another question (or, with the present one, to write down its time).
 */
export function useVisits(position: number, log: Log): (to: number) => void {
  const since = useRef(0);
  const latest = useRef({ position, log });
  useEffect(() => {
    latest.current = { position, log };
  });

  function step(to: number): void {
    const now = performance.now();
    const spentMs = Math.round(now - since.current);
    since.current = now;
    latest.current.log(to, { kind: "navigate", from: latest.current.position, spentMs });
  }
  const stepping = useRef(step);

  useEffect(() => {
    since.current = performance.now();
    const onChange = () => {
      const visible = document.visibilityState === "visible";
      if (visible) since.current = performance.now();
      else stepping.current(latest.current.position);
      latest.current.log(latest.current.position, { kind: "focus", visible });
    };
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, []);

  return step;
}
