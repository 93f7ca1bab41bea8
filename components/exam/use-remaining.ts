"use client";

import { useEffect, useState } from "react";

/**
 * Milliseconds left by the server's clock. The device's clock is not asked: time since the server's
 * reply is counted by a timer that no change of the clock can move.
 * @param deadlineAt @param serverNow as in the reply. @param receivedAt performance.now() at the reply.
 */
export function useRemaining(deadlineAt: string, serverNow: string, receivedAt: number): number {
  const total = Date.parse(deadlineAt) - Date.parse(serverNow);
  const [remaining, setRemaining] = useState(total);
  useEffect(() => {
    const update = () => setRemaining(Math.max(0, total - (performance.now() - receivedAt)));
    update();
    const timer = setInterval(update, 500);
    // A page that slept is right again as soon as it is seen.
    document.addEventListener("visibilitychange", update);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", update);
    };
  }, [total, receivedAt]);
  return remaining;
}
