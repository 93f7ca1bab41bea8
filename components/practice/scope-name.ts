"use client";

import { createContext, use } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { PracticeScope } from "@/lib/api/practice.contract";
import type { DomainId, TaskId } from "@/lib/content/exam-tasks";

/** Titles of the exam's domains and tasks, in the page's language. */
export interface GuideTitles {
  readonly domains: Readonly<Record<DomainId, string>>;
  readonly tasks: Readonly<Record<TaskId, string>>;
}

const GuideContext = createContext<GuideTitles | null>(null);
export const GuideProvider = GuideContext;

/** Names what a session is drawn from, as the form that started it did. */
export function useScopeName(): (scope: PracticeScope) => string {
  const t = useTexts("practice");
  const topics = useTexts("topics");
  const guide = use(GuideContext);
  return (scope) => {
    switch (scope.kind) {
      case "bank":
        return scope.topic === null ? t("scopes.mixture") : topics(scope.topic);
      case "task":
        return t("scopes.taskName", { id: scope.task, title: guide?.tasks[scope.task] ?? "" });
      case "domain":
        return t("scopes.taskName", { id: scope.domain, title: guide?.domains[scope.domain] ?? "" });
      case "weakness":
      case "due":
      case "new":
        return t(`scopes.${scope.kind}`);
      case "lesson":
        return t("scopes.lesson", { name: topics(scope.slug) });
    }
  };
}
