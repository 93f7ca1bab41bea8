"use client";

import { Flag, Languages } from "lucide-react";
import { useState } from "react";

import { ItemCard } from "@/components/item/item-card";
import { useTexts } from "@/i18n/use-texts";
import type { AttemptEventInput } from "@/lib/api/exam-events";
import type { AttemptEntryDto } from "@/lib/api/exam.contract";
import type { Locale } from "@/lib/content/locale";

import { NoteField } from "./note-field.tsx";
import type { Standing } from "./standing.ts";

interface Props {
  readonly entry: AttemptEntryDto;
  readonly standing: Standing;
  readonly count: number;
  /** The language that the exam was started in. */
  readonly locale: Locale;
  readonly striking: boolean;
  readonly onAct: (event: AttemptEventInput) => void;
  readonly onGo: (position: number) => void;
}

/** One question with the candidate's tools: flag, strike-out, note, and the other language to look at. */
export function QuestionView({ entry, standing, count, locale, striking, onAct, onGo }: Props) {
  const t = useTexts("exam");
  const { position, flagged } = standing;
  const [shown, setShown] = useState<Locale>(locale);
  const other: Locale = shown === "en" ? "pt-BR" : "en";

  function showOther(): void {
    setShown(other);
    onAct({ kind: "language", locale: other });
  }

  return (
    <>
      <ItemCard
        name={`exam-${position}`}
        item={entry.item}
        locale={shown}
        response={standing.response}
        onRespond={(response) => onAct(response === null ? { kind: "clear" } : { kind: "answer", response })}
        struck={standing.struck}
        onStrike={(ids) => onAct({ kind: "strike", optionIds: [...ids] })}
      />
      <p role="status" className={striking ? "mt-3 text-sm font-medium" : "sr-only"}>
        {striking ? t("tools.striking") : ""}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <button type="button" className="button" disabled={position === 1} onClick={() => onGo(position - 1)}>
          {t("previous")}
        </button>
        <button type="button" className="button" disabled={position === count} onClick={() => onGo(position + 1)}>
          {t("next")}
        </button>
        <button
          type="button"
          className="button button-quiet"
          aria-pressed={flagged}
          onClick={() => onAct({ kind: flagged ? "unflag" : "flag" })}
        >
          <Flag aria-hidden size={16} fill={flagged ? "currentColor" : "none"} className={flagged ? "text-warn" : ""} />
          {t(flagged ? "unflag" : "flag")}
        </button>
        {standing.response !== null && (
          <button type="button" className="button button-quiet" onClick={() => onAct({ kind: "clear" })}>
            {t("tools.clear")}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={showOther}>
          <Languages aria-hidden size={16} />
          {t(other === "en" ? "tools.inEnglish" : "tools.inPortuguese")}
        </button>
      </div>
      <NoteField note={standing.note} onSave={(text) => onAct({ kind: "note", text })} />
    </>
  );
}
