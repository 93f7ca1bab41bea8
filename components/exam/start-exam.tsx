"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import { startAttempt } from "@/lib/api/exam.contract";
import { requestJson } from "@/lib/api/request-json";
import type { Locale } from "@/lib/content/locale";
import { type Accommodation, isGranted } from "@/lib/exam";

import { examQueries, received } from "./exam-queries.ts";
import { FormChoice } from "./form-choice.tsx";
import { ConditionsChoice } from "./conditions-choice.tsx";

/** Which exam, in which language, with how much time: all of it fixed once it starts. */
export function StartExam() {
  const t = useTexts("exam");
  const router = useRouter();
  const client = useQueryClient();
  const attempts = useQuery(examQueries.list());
  const forms = useQuery(examQueries.forms());
  const [slug, setSlug] = useState<string | null>(null);
  const [locale, setLocale] = useState<Locale>(t.locale);
  const [wanted, setAccommodation] = useState<Accommodation>("none");
  const accommodation = isGranted(wanted, locale) ? wanted : "none";

  const open = attempts.data?.attempts.find((attempt) => attempt.status === "open");
  const ready = forms.data?.forms.filter(({ shortage }) => shortage === null) ?? [];
  const form = ready.find((each) => each.slug === slug) ?? ready[0];

  const start = useMutation({
    mutationFn: (blueprint: string) => requestJson(startAttempt, { body: { blueprint, locale, accommodation } }),
    onSuccess: (attempt) => {
      client.setQueryData(examQueries.attempt(attempt.id).queryKey, received(attempt));
      router.push(hrefTo(t.locale, "/exams/attempt", {}, { id: attempt.id }));
    },
  });

  if (open) {
    return (
      <section aria-labelledby="open-exam">
        <h2 id="open-exam" className="text-xl">
          {t("forms.open", { title: open.title[t.locale] })}
        </h2>
        <p className="mt-2 mb-4 max-w-[66ch] text-ink-soft">{t("forms.openLead")}</p>
        <button
          type="button"
          className="button button-seal"
          disabled={start.isPending}
          onClick={() => start.mutate(open.blueprint)}
        >
          {t(start.isPending ? "starting" : "resume")}
        </button>
        {start.isError && <ProblemNote error={start.error} />}
      </section>
    );
  }
  return (
    <section aria-labelledby="choose-exam" className="max-w-3xl">
      <h2 id="choose-exam" className="text-xl">
        {t("forms.title")}
      </h2>
      {forms.error && <ProblemNote error={forms.error} onRetry={() => void forms.refetch()} />}
      {!forms.data && !forms.error && <p className="skeleton mt-3 h-48">{t("loading")}</p>}
      {forms.data && form && (
        <>
          <FormChoice forms={forms.data.forms} chosen={form.slug} onChoose={setSlug} />
          <ConditionsChoice
            durationMinutes={form.durationMinutes}
            locale={locale}
            onLocale={setLocale}
            accommodation={accommodation}
            onAccommodation={setAccommodation}
          />
        </>
      )}
      {forms.data && !form && <p className="mt-3 text-warn">{t("forms.noneReady")}</p>}
      {form && (
        <button
          type="button"
          className="button button-seal mt-8"
          disabled={start.isPending}
          onClick={() => start.mutate(form.slug)}
        >
          {t(start.isPending ? "starting" : "start")}
        </button>
      )}
      {start.isError && <ProblemNote error={start.error} />}
    </section>
  );
}
