"use client";

import { CheckCircle2, Circle } from "lucide-react";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import type { MisconceptionDto } from "@/lib/api/progress.contract";

import { formatDay } from "./figures.ts";
import { FoldedList } from "./folded-list.tsx";
import { Section } from "./section.tsx";

/** Wrong beliefs that the learner has fallen for: those still open, with where to read, then those cleared. */
export function MisconceptionsSection({ misconceptions }: { readonly misconceptions: readonly MisconceptionDto[] }) {
  const t = useTexts("progress");
  const open = misconceptions.filter(({ clearedAt }) => clearedAt === null);
  const cleared = misconceptions.filter(({ clearedAt }) => clearedAt !== null);
  return (
    <Section label={t("misconceptions.label")} title={t("misconceptions.title")}>
      {misconceptions.length === 0 && <p className="mt-3 max-w-[62ch] text-ink-soft">{t("misconceptions.none")}</p>}
      {misconceptions.length > 0 && open.length === 0 && <p className="mt-3">{t("misconceptions.allCleared")}</p>}
      {open.length > 0 && <List title={t("misconceptions.open")} entries={open} />}
      {cleared.length > 0 && <List title={t("misconceptions.cleared")} entries={cleared} />}
    </Section>
  );
}

function List({ title, entries }: { readonly title: string; readonly entries: readonly MisconceptionDto[] }) {
  return (
    <>
      <h3 className="mt-6 text-lg">{title}</h3>
      <FoldedList label={title}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </FoldedList>
    </>
  );
}

function Entry({ entry }: { readonly entry: MisconceptionDto }) {
  const t = useTexts("progress");
  const topics = useTexts("topics");
  const { belief, lesson, met, lastMetAt, clearedAt } = entry;
  const Icon = clearedAt === null ? Circle : CheckCircle2;
  return (
    <li className="flex gap-3 border-b border-rule py-3">
      <Icon aria-hidden size={18} className={`mt-1 shrink-0 ${clearedAt === null ? "text-ink-soft" : "text-pass"}`} />
      <div>
        <p className={clearedAt === null ? "" : "text-ink-soft line-through decoration-1"}>{belief[t.locale]}</p>
        <p className="mt-0.5 text-sm text-ink-soft">
          {t("misconceptions.met", { count: met, date: formatDay(t.locale, lastMetAt) })}
          {clearedAt !== null && `; ${t("misconceptions.clearedOn", { date: formatDay(t.locale, clearedAt) })}`}
        </p>
        {clearedAt === null && lesson.written && (
          <AppLink
            className="text-link mt-1 inline-block py-1 text-sm"
            href={hrefTo(t.locale, "/lessons/[slug]", { slug: lesson.slug })}
          >
            {t("misconceptions.read", { lesson: topics(lesson.slug) })}
          </AppLink>
        )}
      </div>
    </li>
  );
}
