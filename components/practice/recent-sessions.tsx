"use client";

import { useQuery } from "@tanstack/react-query";

import { practiceQueries } from "@/components/item/practice-queries";
import { AppLink } from "@/components/ui/app-link";
import { ProblemNote } from "@/components/ui/problem-note";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import type { PracticeSessionSummaryDto } from "@/lib/api/practice.contract";

import { useScopeName } from "./scope-name.ts";

/** The learner's latest sessions: to go on with, or to look at once more. */
export function RecentSessions() {
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
  const nameOf = useScopeName();
  const { scope, size, answered, correct, createdAt } = session;
  const date = new Intl.DateTimeFormat(t.locale, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(createdAt),
  );
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 border-b border-rule py-2.5">
      <span>{nameOf(scope)}</span>
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
