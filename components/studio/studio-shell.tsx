"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { BarredNotice } from "@/components/ui/barred-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";

import { StudioNav } from "./studio-nav.tsx";
import { studioQueries } from "./studio-queries.ts";

interface Props {
  readonly texts: ClientTexts<"studio" | "problems">;
  readonly children: ReactNode;
}

/**
 * What stands around every page of the studio: its navigation, the texts and the query client for all of them, and the
 * notice for those who may not be here. The pages are shells that hold nothing; what is in the bank comes from
 * `/api/studio/**`, which asks for the role itself.
 */
export function StudioShell({ texts, children }: Props) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <div className="leaf py-6">
          <InstructorsOnly>
            <StudioNav />
            {children}
          </InstructorsOnly>
        </div>
      </QueryProvider>
    </TextsProvider>
  );
}

function InstructorsOnly({ children }: { readonly children: ReactNode }) {
  const t = useTexts("studio");
  const { data, error, refetch } = useQuery(studioQueries.account());
  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="skeleton h-40">{t("loading")}</p>;
  const role = data.person?.role ?? "learner";
  if (role !== "learner") return children;
  return (
    <>
      <PageHeading title={t("title")} lead={t("overview.lead")} />
      <BarredNotice locale={t.locale} text={t("barred")} toAccount={t("toAccount")} />
    </>
  );
}
