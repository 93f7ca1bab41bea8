"use client";

import { useEffect, useRef, useState } from "react";

import { Terminal } from "@/components/terminal/terminal";
import type { PlayedLine } from "@/components/terminal/terminal-state";
import { useTexts } from "@/i18n/use-texts";
import { loadShell, type Shell } from "@/lib/bench";

import { useBench } from "./bench-context.tsx";
import { rememberCall } from "./call-log.ts";

/** The shell of this tab and what was run in it: there again when the panel is opened again. */
let kept: { readonly shell: Shell; readonly played: PlayedLine[] } | null = null;
/** Whose world the shell works on: the bench's as it is now, also after an undo. */
const bench: { current: ReturnType<typeof useBench> | null } = { current: null };

/** A shell over the bench's own world, as whoever acts there. */
export function ShellPanel() {
  const t = useTexts("sandbox");
  const value = useBench();
  const [shell, setShell] = useState(kept);
  const prices = useRef(value.prices);
  useEffect(() => {
    bench.current = value;
  });
  useEffect(() => {
    let left = false;
    const open = async () => {
      const { createShell } = await loadShell();
      kept ??= {
        shell: createShell({ kms: () => theBench().kms, standing: () => theBench(), prices: prices.current }),
        played: [],
      };
      if (!left) setShell(kept);
    };
    void open();
    return () => {
      left = true;
    };
  }, []);
  return (
    <section aria-labelledby="shell" className="grid min-w-0 grid-cols-1 gap-4">
      <div>
        <h2 id="shell" className="text-2xl">
          {t("shell.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("shell.lead")}</p>
      </div>
      {shell === null ? (
        <p className="skeleton min-h-72">{t("loading")}</p>
      ) : (
        <Terminal
          shell={shell.shell}
          kms={() => theBench().kms}
          played={shell.played}
          onRun={(line) => {
            shell.played.push(line);
            for (const call of line.run.calls) rememberCall({ ...call, blob: null });
          }}
        />
      )}
    </section>
  );
}

function theBench(): ReturnType<typeof useBench> {
  if (bench.current === null) throw new Error("the shell is used while its panel is open");
  return bench.current;
}
