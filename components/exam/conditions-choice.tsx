"use client";

import type { ReactNode } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { Locale } from "@/lib/content/locale";
import { type Accommodation, ACCOMMODATIONS, isGranted, timeGrantedMs } from "@/lib/exam";

interface Props {
  readonly durationMinutes: number;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly accommodation: Accommodation;
  readonly onAccommodation: (accommodation: Accommodation) => void;
}

/** Language and time of the exam to come. */
export function ConditionsChoice({ durationMinutes, locale, onLocale, accommodation, onAccommodation }: Props) {
  const t = useTexts("exam");
  return (
    <div className="mt-6 grid grid-cols-1 gap-6 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-12">
      <fieldset>
        <legend className="mb-2 font-medium">{t("forms.language")}</legend>
        {(["en", "pt-BR"] as const).map((each) => (
          <Choice key={each} name="language" checked={each === locale} onChoose={() => onLocale(each)}>
            <span lang={each}>{each === "en" ? "English" : "Português"}</span>
          </Choice>
        ))}
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-medium">{t("forms.time.title")}</legend>
        {ACCOMMODATIONS.filter((each) => isGranted(each, locale)).map((each) => (
          <Choice key={each} name="time" checked={each === accommodation} onChoose={() => onAccommodation(each)}>
            {t(`forms.time.${each}.long`, { minutes: Math.ceil(timeGrantedMs(durationMinutes, each) / 60_000) })}
          </Choice>
        ))}
      </fieldset>
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ name, checked, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex items-start gap-2 py-1">
      <input
        type="radio"
        name={name}
        className="mt-1 size-4 shrink-0 accent-[var(--ink)]"
        checked={checked}
        onChange={onChoose}
      />
      <span className="min-w-0">{children}</span>
    </label>
  );
}
