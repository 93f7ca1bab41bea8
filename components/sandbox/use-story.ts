"use client";

import { useEffect, useRef, useState } from "react";

import { browserKms } from "@/components/kms/use-kms";
import { loadStories, type StoryName, type Told } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";

/** A story as it was told: in a world of its own, or on the bench. */
export interface TellingState extends Told {
  readonly name: StoryName;
  readonly onBench: boolean;
  /** Tells one telling from the next. */
  readonly run: number;
}

let runs = 0;

/**
 * Tells the stories. A story that the address names is told as soon as it is named, in a world of its
 * own, so that a link shows the same steps to everybody and changes nothing.
 */
export function useStory(name: StoryName | null, sample: string) {
  const { kms, caller, region, selected } = useBench();
  const [told, setTold] = useState<TellingState | null>(null);
  const [working, setWorking] = useState(false);

  // A telling that somebody asks for wins over one that only the address asked for.
  const asked = useRef(0);
  const tell = async (story: StoryName, text: string) => {
    asked.current += 1;
    setWorking(true);
    setTold(telling(story, false, await tellApart(story, text)));
    setWorking(false);
  };
  const tellOnBench = async (story: StoryName, text: string) => {
    asked.current += 1;
    setWorking(true);
    const { tellStory } = await loadStories();
    const bench = { kms, caller, region, ...(selected && { keyId: selected.arn }) };
    setTold(telling(story, true, await tellStory(story, bench, text)));
    setWorking(false);
  };

  const known = told?.name ?? null;
  useEffect(() => {
    if (name === null || name === known) return;
    let current = true;
    const before = asked.current;
    const show = async () => {
      const result = await tellApart(name, sample);
      if (current && asked.current === before) setTold(telling(name, false, result));
    };
    void show();
    return () => {
      current = false;
    };
  }, [name, known, sample]);

  return { told: told?.name === name ? told : null, working, tell, tellOnBench };
}

function telling(name: StoryName, onBench: boolean, told: Told): TellingState {
  runs += 1;
  return { ...told, name, onBench, run: runs };
}

async function tellApart(story: StoryName, text: string): Promise<Told> {
  const browser = await browserKms();
  // The bench, which is there only where there is cryptography, has opened this panel.
  if (browser === null) return { trace: { things: {}, steps: [] }, refusal: null };
  const { tellStory } = await browser.kms.loadStories();
  return await tellStory(
    story,
    { kms: browser.kms.createKms(browser.kms.createWorld(Date.now()), browser.deps) },
    text,
  );
}
