"use client";

import { useEffect, useState } from "react";

/**
 * What a run answers. A newer question supersedes an older one, whichever is answered first; until then
 * the last answer stays.
 * @param ask of `useCallback`: asked anew whenever it changes.
 * @returns null before the first answer.
 */
export function useAnswer<A>(ask: () => Promise<A>): A | null {
  const [answer, setAnswer] = useState<A | null>(null);
  useEffect(() => {
    let stale = false;
    const run = async () => {
      const next = await ask();
      if (!stale) setAnswer(() => next);
    };
    void run();
    return () => {
      stale = true;
    };
  }, [ask]);
  return answer;
}
