"use client";

import { useState } from "react";

import { EnvelopePlayer } from "@/components/kms/envelope-player";
import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import type { StoryName } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { useAddress, writeAddress } from "./use-address.ts";
import { useStory } from "./use-story.ts";

/** In the order in which they build on one another. */
const STORIES: readonly StoryName[] = [
  "direct",
  "envelope",
  "re-encrypt",
  "rotation",
  "imported-material",
  "s3",
  "s3-bucket-key",
];
/** Characters; a direct Encrypt takes 4,096 bytes. */
const LONGEST = 280;

/** Stories of several calls, each a real run, in the player. The address names the story and the step. */
export function StoriesPanel() {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  const { keys } = useBench();
  const asked = useAddress("story");
  const step = Number(useAddress("step")) || 1;
  const name = STORIES.find((story) => story === asked) ?? null;
  const [text, setText] = useState(() => t("stories.sample"));
  const { told, working, tell, tellOnBench } = useStory(name, t("stories.sample"));
  const chosen = name ?? "direct";

  return (
    <div className="grid grid-cols-1 gap-6">
      <section aria-labelledby="stories" className="sheet min-w-0 p-4">
        <h2 id="stories" className="text-lg">
          {t("stories.title")}
        </h2>
        <p className="mt-1 max-w-[66ch] text-sm text-ink-soft">{t("stories.lead")}</p>
        <form
          className="mt-3 grid grid-cols-1 gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            writeAddress({ panel: "stories", story: chosen, step: "1" });
            void tell(chosen, text);
          }}
        >
          <fieldset className="flex flex-wrap gap-2">
            <legend className="sr-only">{t("stories.choose")}</legend>
            {STORIES.map((story) => (
              <label key={story} className="button button-small has-[:checked]:border-ink has-[:checked]:bg-well">
                <input
                  type="radio"
                  name="story"
                  className="accent-[var(--ink)]"
                  checked={chosen === story}
                  onChange={() => writeAddress({ panel: "stories", story, step: "1" })}
                />
                {t(`stories.name.${story}`)}
              </label>
            ))}
          </fieldset>
          <p className="max-w-[66ch] text-sm">{t(`stories.about.${chosen}`)}</p>
          <label className="grid max-w-[40rem] grid-cols-1 gap-1 text-sm">
            {t("stories.text")}
            <input
              className="field"
              value={text}
              maxLength={LONGEST}
              required
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className={`button ${keys.length > 0 ? "button-seal" : ""}`} disabled={working}>
              {t("stories.play")}
            </button>
            <button
              type="button"
              className="button"
              disabled={working || text === ""}
              onClick={() => {
                writeAddress({ panel: "stories", story: chosen, step: "1" });
                void tellOnBench(chosen, text);
              }}
            >
              {t("stories.onBench")}
            </button>
            <span className="text-sm text-ink-soft">{t("stories.onBenchNote")}</span>
          </div>
        </form>
      </section>
      {name !== null && told === null && <p className="skeleton min-h-96">{t("stories.working")}</p>}
      {told && (
        <section aria-labelledby="story" className="sheet grid min-w-0 grid-cols-1 gap-4 p-4">
          <div className="flex flex-wrap items-baseline gap-x-4">
            <h2 id="story" className="text-2xl">
              {t(`stories.name.${told.name}`)}
            </h2>
            <p role="status" className="text-sm text-ink-soft">
              {told.refusal
                ? t("stories.refused", { code: told.refusal.code })
                : t(told.onBench ? "stories.toldOnBench" : "stories.told")}
            </p>
            <span className="ml-auto">
              <CopyButton text={linkTo(told.name, step)} label={k("player.copyLink")} done={k("copied")} wide />
            </span>
          </div>
          <EnvelopePlayer
            key={told.run}
            trace={told.trace}
            initialStep={step}
            onStep={(at) => writeAddress({ story: told.name, step: String(at) })}
          />
        </section>
      )}
    </div>
  );
}

function linkTo(story: StoryName, step: number): string {
  const url = new URL(window.location.href);
  url.search = new URLSearchParams({ panel: "stories", story, step: String(step) }).toString();
  return url.href;
}
