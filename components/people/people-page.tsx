"use client";

import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
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
  if (isBarred) {
    return (
      <div className="grid justify-items-start gap-5">
        <p role="alert" className="max-w-[66ch]">
          {t("barred")}
        </p>
        <AppLink className="button button-seal" href={hrefTo(t.locale, "/account")}>
          {t("toAccount")}
        </AppLink>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-12">
      <AccountsSection />
      <InviteSection />
    </div>
  );
}
