"use client";

import { useEffect, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type LinkError, readWorldFragment } from "@/lib/bench/share/world-link";
import type { NamedWorld } from "@/lib/bench/worlds/world-file";
import type { Result } from "@/lib/result";

import { useBench } from "../bench-context.tsx";
import { WorldCounts } from "./world-counts.tsx";

interface Props {
  readonly fragment: string;
  /** The question was answered, or there is none. */
  readonly onDone: () => void;
}

/** What a link brings, before it is on the bench: nothing of it runs and nothing is replaced. */
export function WorldOffer({ fragment, onDone }: Props) {
  const t = useTexts("sandbox");
  const { world } = useBench();
  const [read, setRead] = useState<Result<NamedWorld, LinkError> | null>(null);
  useEffect(() => {
    let left = false;
    void readWorldFragment(fragment).then((result) => !left && setRead(result));
    return () => {
      left = true;
    };
  }, [fragment]);

  async function accept({ name, world: offered }: NamedWorld) {
    await world.worlds.add(name || t("worlds.offer.unnamed"), offered);
    onDone();
  }

  if (read === null) return <p className="skeleton mb-6 min-h-24">{t("worlds.offer.reading")}</p>;
  return (
    <section aria-labelledby="offer" className="sheet mb-6 grid max-w-[70ch] grid-cols-1 gap-3 p-4">
      <h2 id="offer" className="text-lg">
        {t("worlds.offer.title")}
      </h2>
      {read.ok ? (
        <>
          <p className="font-medium break-words">{read.value.name || t("worlds.offer.unnamed")}</p>
          <WorldCounts world={read.value.world} />
          <p className="text-sm text-ink-soft">{t("worlds.offer.note")}</p>
        </>
      ) : (
        <p role="alert" className="text-sm">
          {t(`worlds.offer.fault.${read.error}`)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {read.ok && (
          <button type="button" className="button" onClick={() => void accept(read.value)}>
            {t("worlds.offer.accept")}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onDone}>
          {t(read.ok ? "worlds.offer.decline" : "worlds.offer.close")}
        </button>
      </div>
    </section>
  );
}
