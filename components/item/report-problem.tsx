"use client";

import { useMutation } from "@tanstack/react-query";
import { Flag } from "lucide-react";
import { useId, useState } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { useTexts } from "@/i18n/use-texts";
import { REPORT_KINDS, REPORT_TEXT_MOST, type ReportKind, reportItem } from "@/lib/api/practice.contract";
import { isRetryable, requestJson } from "@/lib/api/request-json";
import type { Locale } from "@/lib/content/locale";

interface Props {
  readonly sessionId: string;
  readonly position: number;
  /** The language that the learner reads the item in. */
  readonly locale: Locale;
}

/** Tells the authors what is wrong with this question. Opens in place; what was written stays until it is sent. */
export function ReportProblem({ sessionId, position, locale }: Props) {
  const t = useTexts("item");
  const id = useId();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<ReportKind>("wrong-key");
  const [text, setText] = useState("");
  const [reportId] = useState(() => crypto.randomUUID());
  const send = useMutation({
    mutationFn: async () =>
      await requestJson(reportItem, { params: { sessionId }, body: { reportId, position, kind, text, locale } }),
    retry: (count, error) => count < 3 && isRetryable(error),
  });
  if (send.isSuccess) {
    return (
      <p role="status" className="py-2 text-sm text-pass">
        {t("practice.report.sent")}
      </p>
    );
  }
  return (
    <div className="no-print">
      <button
        type="button"
        className="button button-quiet button-small"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Flag aria-hidden size={16} strokeWidth={1.75} />
        {t("practice.report.open")}
      </button>
      <form
        id={id}
        hidden={!open}
        className="sheet mt-2 grid max-w-xl gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <label className="grid grid-cols-1 gap-1 text-sm">
          <span>{t("practice.report.kind")}</span>
          <select
            className="field"
            value={kind}
            onChange={({ target }) => setKind(REPORT_KINDS.find((each) => each === target.value) ?? "other")}
          >
            {REPORT_KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`practice.report.kinds.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid grid-cols-1 gap-1 text-sm">
          <span>{t("practice.report.text")}</span>
          <textarea
            className="field"
            rows={4}
            required
            maxLength={REPORT_TEXT_MOST}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <p className="text-sm text-ink-soft">{t("practice.report.what")}</p>
        <div>
          <button type="submit" className="button button-small" disabled={send.isPending || text.trim() === ""}>
            {t(send.isPending ? "practice.report.sending" : "practice.report.send")}
          </button>
        </div>
        {send.isError && <ProblemNote error={send.error} />}
      </form>
    </div>
  );
}
