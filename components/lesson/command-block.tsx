"use client";

import { Play } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import type { ShellRun } from "@/lib/bench";
import { invariant } from "@/lib/result";

import { useLessonCommands } from "./lesson-commands.tsx";

type State =
  | { readonly phase: "recorded" | "running" | "no-crypto" }
  | { readonly phase: "ran"; readonly run: ShellRun }
  | { readonly phase: "failed"; readonly reason: string };

/**
 * Commands with what they print. The output on the page was recorded, and a test holds it to what the
 * simulator prints; the button runs the lesson's commands up to here in this page.
 */
export function CommandBlock({ id }: { readonly id: string }) {
  const t = useTexts("commands");
  const { slug, commands, prices } = useLessonCommands();
  const [state, setState] = useState<State>({ phase: "recorded" });
  const block = commands.blocks.find((candidate) => candidate.id === id);
  invariant(block, `the lesson ${slug} has the commands "${id}"`);
  const ran = state.phase === "ran" ? state.run : null;
  const output = ran?.output ?? block.output;

  async function run() {
    if (globalThis.crypto?.subtle === undefined) return setState({ phase: "no-crypto" });
    setState({ phase: "running" });
    try {
      const { loadRunners } = await import("@/lib/bench");
      const { runLessonCommands } = await loadRunners();
      const upToHere = commands.blocks.slice(0, commands.blocks.findIndex((candidate) => candidate.id === id) + 1);
      const runs = await runLessonCommands(slug, { ...commands, blocks: upToHere }, prices);
      const own = runs.get(id);
      setState(own ? { phase: "ran", run: own } : { phase: "failed", reason: id });
    } catch (error) {
      setState({ phase: "failed", reason: (error as Error).message });
    }
  }

  return (
    <div className="mt-5 min-w-0 rounded border border-rule bg-sheet" data-commands={id}>
      <pre
        role="group"
        tabIndex={0}
        aria-label={t("title")}
        className="overflow-x-auto p-4 font-mono text-sm leading-relaxed"
      >
        {block.run.trimEnd()}
      </pre>
      <div className="flex flex-wrap items-center gap-2 border-t border-rule px-3 py-1.5">
        <button
          type="button"
          className="button button-small"
          disabled={state.phase === "running"}
          onClick={() => void run()}
        >
          <Play aria-hidden size={15} />
          {t(state.phase === "running" ? "running" : ran ? "again" : "run")}
        </button>
        <CopyButton text={block.run.trimEnd()} label={t("copy")} done={t("copied")} />
        <span role="status" className="ml-auto text-xs text-ink-soft">
          {saidOf(state, output === block.output, t)}
        </span>
      </div>
      {output.trim() !== "" && (
        <pre
          role="group"
          tabIndex={0}
          aria-label={t("output")}
          className="max-h-96 overflow-auto border-t border-rule bg-well p-4 font-mono text-xs leading-relaxed whitespace-pre"
        >
          {output.replace(/^\n/, "").trimEnd()}
        </pre>
      )}
      {block.expectFailure && ran !== null && (
        <p className="border-t border-rule px-4 py-1.5 font-mono text-xs text-ink-soft">
          {t("exitCode", { code: ran.exitCode })}
        </p>
      )}
    </div>
  );
}

function saidOf(state: State, same: boolean, t: ReturnType<typeof useTexts<"commands">>): string {
  switch (state.phase) {
    case "recorded":
    case "running":
      return t("recorded");
    case "no-crypto":
      return t("noCrypto");
    case "failed":
      return t("failed", { reason: state.reason });
    case "ran":
      return t(same ? "same" : "live");
  }
}
