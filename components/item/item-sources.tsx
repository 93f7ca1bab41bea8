"use client";

import { FlaskConical } from "lucide-react";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import type { ItemFeedbackDto } from "@/lib/api/common";

interface Props {
  readonly feedback: ItemFeedbackDto;
  /** Where the item's proof is shown: of a practice session, or of an exam attempt. */
  readonly proofOf: Readonly<Record<string, string>>;
}

/** Where to go on: the proof, the lesson, if it is written, and the documentation with the day it was checked. */
export function ItemSources({ feedback, proofOf }: Props) {
  const t = useTexts("item");
  const { lesson, references } = feedback;
  return (
    <ul className="mt-4 grid gap-1 text-sm">
      {feedback.proof !== null && (
        <li>
          <AppLink
            className="button button-small no-print mb-1 inline-flex"
            href={hrefTo(t.locale, "/proof", {}, proofOf)}
          >
            <FlaskConical aria-hidden size={16} />
            {t("prove")}
          </AppLink>
        </li>
      )}
      {lesson.written && (
        <li>
          <AppLink
            className="text-link inline-block py-1"
            href={`${hrefTo(t.locale, "/lessons/[slug]", { slug: lesson.slug })}${lesson.section === null ? "" : `#${lesson.section}`}`}
          >
            {t("lesson")}
          </AppLink>
        </li>
      )}
      {references.map(({ url, checked }) => (
        <li key={url}>
          <a className="text-link inline-block py-1" href={url} rel="noopener">
            {t("reference")}
          </a>{" "}
          <span className="text-ink-soft">{t("checked", { date: checked })}</span>
        </li>
      ))}
    </ul>
  );
}
