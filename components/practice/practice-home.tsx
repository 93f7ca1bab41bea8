"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { practiceQueries } from "@/components/item/practice-queries";
import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import { hrefTo } from "@/i18n/href";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { type PracticeScope, type PracticeSessionSummaryDto, startPractice } from "@/lib/api/practice.contract";
import { requestJson } from "@/lib/api/request-json";
import { LESSON_SLUGS, type LessonSlug } from "@/lib/content/registry";

const SIZES = [5, 10, 20] as const;

export function PracticeHome({ texts }: { readonly texts: ClientTexts<"practice" | "item" | "problems" | "topics"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <StartForm />
        <RecentSessions />
      </QueryProvider>
    </TextsProvider>
  );
}

function StartForm() {
  const t = useTexts("practice");
  const topics = useTexts("topics");
  const router = useRouter();
  const client = useQueryClient();
  const [topic, setTopic] = useState<LessonSlug | null>(null);
  const [size, setSize] = useState<number>(5);
  const start = useMutation({
    mutationFn: async () => {
      const scope: PracticeScope = { version: 1, kind: "bank", topic };
      return await requestJson(startPractice, { body: { scope, size } });
    },
    onSuccess: (session) => {
      client.setQueryData(practiceQueries.session(session.id).queryKey, session);
      router.push(hrefTo(t.locale, "/practice/session", {}, { id: session.id }));
    },
  });
  return (
    <form
      className="sheet grid max-w-2xl gap-5 p-4 md:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <label className="grid grid-cols-1 gap-1">
        <span className="font-medium">{t("topic")}</span>
        <select
          className="field"
          value={topic ?? ""}
          onChange={(event) => setTopic(LESSON_SLUGS.find((slug) => slug === event.target.value) ?? null)}
        >
          <option value="">{t("mixture")}</option>
          {LESSON_SLUGS.map((slug) => (
            <option key={slug} value={slug}>
              {topics(slug)}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend className="font-medium">{t("size")}</legend>
        <div className="mt-1 flex flex-wrap gap-2">
          {SIZES.map((choice) => (
            <label key={choice} className="button button-small has-[:checked]:border-ink has-[:checked]:bg-well">
              <input
                type="radio"
                name="size"
                className="accent-[var(--ink)]"
                checked={size === choice}
                onChange={() => setSize(choice)}
              />
              {t("questions", { count: choice })}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <button type="submit" className="button button-seal" disabled={start.isPending}>
          {t(start.isPending ? "drawing" : "start")}
        </button>
      </div>
      {start.isError && <ProblemNote error={start.error} />}
    </form>
  );
}

function RecentSessions() {
  const t = useTexts("practice");
  const { data, error, refetch } = useQuery(practiceQueries.list());
  return (
    <section className="mt-12 max-w-2xl">
      <h2 className="text-xl">{t("recent")}</h2>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="skeleton mt-3 h-24">{t("loading")}</p>}
      {data?.sessions.length === 0 && <p className="mt-3 text-ink-soft">{t("none")}</p>}
      <ul className="mt-3 border-t border-rule empty:border-0">
        {data?.sessions.map((session) => (
          <RecentSession key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function RecentSession({ session }: { readonly session: PracticeSessionSummaryDto }) {
  const t = useTexts("practice");
  const topics = useTexts("topics");
  const { scope, size, answered, correct, createdAt } = session;
  const topic = scope.kind === "lesson" ? scope.slug : scope.kind === "bank" ? scope.topic : null;
  const date = new Intl.DateTimeFormat(t.locale, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(createdAt),
  );
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 border-b border-rule py-2.5">
      <span>{topic === null ? t("mixture") : topics(topic)}</span>
      <span className="text-sm text-ink-soft">{date}</span>
      <span className="text-sm text-ink-soft">{t("score", { correct, answered, size })}</span>
      <AppLink
        className="text-link ml-auto inline-block py-1 text-sm"
        href={hrefTo(t.locale, "/practice/session", {}, { id: session.id })}
      >
        {t(answered < size ? "continue" : "look")}
      </AppLink>
    </li>
  );
}
