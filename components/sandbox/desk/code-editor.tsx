"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { EditorSupport, MountedEditor } from "./code-mirror.ts";

/** A part of the text to show; another object shows it again. */
export interface Reveal {
  readonly from: number;
  readonly to: number;
}

interface Props {
  readonly label: string;
  readonly text: string;
  readonly support: EditorSupport;
  readonly reveal: Reveal | null;
  /** What findings depend on besides the text: checks again whenever it changes. */
  readonly checkedAgainst: string;
}

/** The editor, which is loaded when it is first shown. Give it a key of its own for every document. */
export function CodeEditor({ label, text, support, reveal, checkedAgainst }: Props) {
  const t = useTexts("sandbox");
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(support);
  const begun = useRef(text);
  const [editor, setEditor] = useState<MountedEditor | null>(null);
  useEffect(() => {
    latest.current = support;
    begun.current = text;
  });
  const phrases = useRef({
    Completions: t("editor.completions"),
    Diagnostics: t("editor.diagnostics"),
    "No diagnostics": t("editor.noDiagnostics"),
    "Selection deleted": t("editor.selectionDeleted"),
    close: t("editor.close"),
  });
  useEffect(() => {
    let mounted: MountedEditor | null = null;
    let gone = false;
    const open = async () => {
      const { mountEditor } = await import("./code-mirror.ts");
      if (gone || host.current === null) return;
      mounted = mountEditor({
        host: host.current,
        text: begun.current,
        label,
        phrases: phrases.current,
        support: () => latest.current,
      });
      setEditor(mounted);
    };
    void open();
    return () => {
      gone = true;
      mounted?.destroy();
    };
  }, [label]);
  // In the same breath as the drawing: later it could undo a keystroke that came in between.
  useLayoutEffect(() => editor?.setText(text), [editor, text]);
  const checked = useRef(checkedAgainst);
  useEffect(() => {
    if (checked.current === checkedAgainst) return;
    checked.current = checkedAgainst;
    editor?.recheck();
  }, [editor, checkedAgainst]);
  useEffect(() => {
    if (editor && reveal) editor.reveal(reveal.from, reveal.to);
  }, [editor, reveal]);
  return (
    <div className="min-w-0">
      <div
        ref={host}
        className={`min-h-52 min-w-0 overflow-hidden rounded border border-rule-strong ${editor ? "" : "skeleton"}`}
      />
      <p className="mt-1 text-xs text-ink-soft">{t("editor.keys")}</p>
    </div>
  );
}
