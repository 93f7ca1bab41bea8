"use client";

import { useTexts } from "@/i18n/use-texts";
import type { ExamFormDto } from "@/lib/api/exam.contract";

interface Props {
  readonly forms: readonly ExamFormDto[];
  readonly chosen: string;
  readonly onChoose: (slug: string) => void;
}

/** The forms that can be sat. One that the bank does not fill says what it lacks. */
export function FormChoice({ forms, chosen, onChoose }: Props) {
  const t = useTexts("exam");
  return (
    <fieldset className="mt-4">
      <legend className="sr-only">{t("forms.title")}</legend>
      <div className="grid grid-cols-1 gap-2.5">
        {forms.map((form) => (
          <label
            key={form.slug}
            className="sheet flex gap-3 px-4 py-3 has-[:checked]:border-ink has-[:disabled]:opacity-80"
          >
            <input
              type="radio"
              name="form"
              value={form.slug}
              className="mt-1.5 size-4 shrink-0 accent-[var(--ink)]"
              checked={form.slug === chosen}
              disabled={form.shortage !== null}
              onChange={() => onChoose(form.slug)}
            />
            <span className="min-w-0">
              <span className="block font-serif text-lg">{form.title[t.locale]}</span>
              {form.about && <span className="block text-ink-soft">{form.about[t.locale]}</span>}
              <span className="mt-1 block font-mono text-xs text-ink-soft">
                {t("forms.size", { items: form.items, minutes: form.durationMinutes })}
                {form.scored < form.items && ` · ${t("forms.pilots", { count: form.items - form.scored })}`}
              </span>
              {form.shortage && <Shortage shortage={form.shortage} />}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Shortage({ shortage }: { readonly shortage: NonNullable<ExamFormDto["shortage"]> }) {
  const t = useTexts("exam");
  const topics = useTexts("topics");
  return (
    <span className="mt-2 block text-sm text-warn">
      {t("forms.short")}
      {shortage.cells.map(({ from, status, wanted, fitting }, index) => (
        // Cells have no ids: their place in the form is what they are called.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className="block">
          {t("forms.shortCell", {
            where:
              from.kind === "topics"
                ? from.ids.map((id) => topics.find(id) ?? id).join(", ")
                : t(`forms.from.${from.kind}`, { id: from.ids[0] ?? "" }),
            status: t(`forms.status.${status}`),
            wanted,
            fitting,
          })}
        </span>
      ))}
      {shortage.absentTasks.length > 0 && (
        <span className="block">{t("forms.absentTasks", { tasks: shortage.absentTasks.join(", ") })}</span>
      )}
    </span>
  );
}
