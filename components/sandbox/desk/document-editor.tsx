"use client";

import { useState } from "react";

import { ErrorNote } from "@/components/kms/error-note";
import { useTexts } from "@/i18n/use-texts";
import type { KmsError, PolicyKind } from "@/lib/kms";

import { useBench } from "../bench-context.tsx";
import { CodeEditor, type Reveal } from "./code-editor.tsx";
import { DocumentChoice, useDocumentName } from "./document-choice.tsx";
import { dropDraft, rebaseDraft, useDrafts, writeDraft } from "./drafts.ts";
import { FindingList } from "./finding-list.tsx";
import { changesOf, type PolicyDocument } from "./policy-documents.ts";
import type { PolicyTools } from "./question.ts";
import { useEditorSupport } from "./use-editor-support.ts";

interface Props {
  readonly tools: PolicyTools;
  readonly documents: readonly PolicyDocument[];
  readonly current: string | null;
  readonly onChoose: (id: string) => void;
  readonly reveal: Reveal | null;
  readonly onReveal: (place: Reveal) => void;
}

/** One policy at a time: chosen, written, checked as it is written, saved when it is asked for. */
export function DocumentEditor({ tools, documents, current, onChoose, reveal, onReveal }: Props) {
  const t = useTexts("sandbox");
  const drafts = useDrafts();
  const document = documents.find(({ id }) => id === current) ?? null;
  const draft = current === null ? null : (drafts.get(current) ?? null);
  if (current === null || (document === null && draft === null))
    return <p className="text-ink-soft">{t("desk.nothing")}</p>;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <DocumentChoice documents={documents} current={current} onChoose={onChoose} />
      <OneDocument key={current} id={current} tools={tools} document={document} reveal={reveal} onReveal={onReveal} />
    </div>
  );
}

type OneProps = Pick<Props, "tools" | "reveal" | "onReveal"> & {
  readonly id: string;
  /** Null for a policy that is no more, since its world was undone, and of which a draft is left. */
  readonly document: PolicyDocument | null;
};

function OneDocument({ id, tools, document, reveal, onReveal }: OneProps) {
  const t = useTexts("sandbox");
  const { kms, call } = useBench();
  const nameOf = useDocumentName();
  const draft = useDrafts().get(id) ?? null;
  const [refusal, setRefusal] = useState<KmsError | null>(null);
  const [saved, setSaved] = useState(false);
  const kind = document?.kind ?? (id.slice(0, id.indexOf(" ")) as PolicyKind);
  const text = draft?.text ?? document?.text ?? "";
  const principals = [...kms.world.identities.keys()];
  const findings = tools.policyFindings(text, kind, new Set(principals));
  const broken = findings.some(({ severity }) => severity === "error");
  const moved = document !== null && draft !== null && draft.base !== document.text;
  const support = useEditorSupport({
    tools,
    kind,
    onChange: (next) => {
      setSaved(false);
      writeDraft(id, next, document?.text ?? "");
    },
  });

  async function save() {
    if (document === null || broken) return;
    setRefusal(null);
    if (document.kind === "key-policy") {
      const { result } = await call("PutKeyPolicy", { KeyId: document.owner, Policy: text });
      if (!result.ok) return setRefusal(result.error);
    } else kms.apply(changesOf(kms.world, document, text));
    dropDraft(id);
    setSaved(true);
  }

  return (
    <>
      {moved && (
        <div role="alert" className="border-l-2 border-warn py-1 pl-4 text-sm">
          <p>{t("desk.moved")}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <button type="button" className="button button-small" onClick={() => rebaseDraft(id, document.text)}>
              {t("desk.keepDraft")}
            </button>
            <button type="button" className="button button-small" onClick={() => dropDraft(id)}>
              {t("desk.takeSaved")}
            </button>
          </div>
        </div>
      )}
      {document === null && (
        <p role="alert" className="border-l-2 border-warn py-1 pl-4 text-sm">
          {t("desk.gone")}
        </p>
      )}
      <CodeEditor
        label={t("desk.editorLabel", { policy: nameOf(id) })}
        text={text}
        support={support}
        reveal={reveal}
        checkedAgainst={principals.join(" ")}
      />
      <FindingList text={text} findings={findings} onReveal={onReveal} />
      {refusal && <ErrorNote error={refusal} coded />}
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          className="button button-seal button-small"
          disabled={draft === null || document === null || broken || moved}
          onClick={() => void save()}
        >
          {t("people.save")}
        </button>
        {draft !== null && (
          <button type="button" className="button button-quiet button-small" onClick={() => dropDraft(id)}>
            {t("people.discard")}
          </button>
        )}
        <span role="status" className="text-sm text-ink-soft">
          {saved && draft === null ? t("desk.saved") : draft === null ? "" : t("desk.unsaved")}
        </span>
      </div>
    </>
  );
}
