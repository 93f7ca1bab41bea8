"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import type { AccountDto } from "@/lib/api/account.contract";

import { accountQueries } from "./account-queries.ts";
import { DeletionSection } from "./deletion-section.tsx";
import { EntryForms } from "./entry-forms.tsx";
import { ExportSection } from "./export-section.tsx";
import { PasskeysSection } from "./passkeys-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { SignInsSection } from "./sign-ins-section.tsx";

export function AccountPage({ texts }: { readonly texts: ClientTexts<"account" | "problems"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <Account />
      </QueryProvider>
    </TextsProvider>
  );
}

/** What just happened, said above what is shown now. */
type News = "enter.welcome" | "enter.back" | "enter.merged" | "data.deleted" | "enter.oidcFailed";

function Account() {
  const t = useTexts("account");
  const { data, error, refetch } = useQuery(accountQueries.account());
  const [news, setNews] = useState<News | null>(null);
  const shown = news ?? (failedElsewhere() ? "enter.oidcFailed" : null);
  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="skeleton h-96 max-w-xl">{t("loading")}</p>;
  return (
    <div className="grid grid-cols-1 gap-10">
      {shown && <NewsNote key={shown} text={t(shown)} isBad={shown === "enter.oidcFailed"} />}
      {data.person === null && <EntryForms account={data} onEntered={(how) => setNews(`enter.${how}`)} />}
      {/* Another person's sections are others: nothing that was said to the one before stays. */}
      <Sections key={data.person?.email ?? ""} account={data} onDeleted={() => setNews("data.deleted")} />
    </div>
  );
}

function Sections({ account, onDeleted }: { readonly account: AccountDto; readonly onDeleted: () => void }) {
  const { person, anonymous } = account;
  return (
    <>
      {person !== null && (
        <>
          <ProfileSection person={person} />
          <PasswordSection hasPassword={person.hasPassword} />
          <PasskeysSection />
          <SignInsSection />
        </>
      )}
      {(person !== null || anonymous) && (
        <>
          <ExportSection />
          <DeletionSection person={person} onDeleted={onDeleted} />
        </>
      )}
    </>
  );
}

/** Takes the focus: the form that had it is gone. */
function NewsNote({ text, isBad }: { readonly text: string; readonly isBad: boolean }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <p
      ref={note}
      tabIndex={-1}
      role="status"
      className={`max-w-[66ch] border-l-2 py-2 pl-4 outline-none ${isBad ? "border-fail" : "border-pass"}`}
    >
      {text}
    </p>
  );
}

/** The provider's callback says in the address that it went wrong. Never called while prerendering: data comes first. */
function failedElsewhere(): boolean {
  return typeof window !== "undefined" && new URLSearchParams(window.location.search).has("error");
}
