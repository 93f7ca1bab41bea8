"use client";

import { useQuery } from "@tanstack/react-query";

import { BarredNotice } from "@/components/ui/barred-notice";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { ApiError } from "@/lib/api/request-json";

import { AccountsSection } from "./accounts-section.tsx";
import { InviteSection } from "./invite-section.tsx";
import { peopleQueries } from "./people-queries.ts";

export function PeoplePage({ texts }: { readonly texts: ClientTexts<"admin" | "problems"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <People />
      </QueryProvider>
    </TextsProvider>
  );
}

/** The page itself is a shell that anyone may load; who may see and do something is decided by the API. */
function People() {
  const t = useTexts("admin");
  const { error } = useQuery(peopleQueries.search({ text: "", page: 1 }));
  const isBarred = error instanceof ApiError && (error.status === 401 || error.status === 403);
  if (isBarred) return <BarredNotice locale={t.locale} text={t("barred")} toAccount={t("toAccount")} />;
  return (
    <div className="grid grid-cols-1 gap-12">
      <AccountsSection />
      <InviteSection />
    </div>
  );
}
