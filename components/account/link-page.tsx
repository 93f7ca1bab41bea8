"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

import { AppLink } from "@/components/ui/app-link";
import { formatTime } from "@/components/ui/format-time";
import { ProblemNote } from "@/components/ui/problem-note";
import { QueryProvider } from "@/components/ui/query-provider";
import { useFields } from "@/components/ui/use-fields";
import type { ClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { TextsProvider, useTexts } from "@/i18n/use-texts";
import { acceptLink, inspectLink, type LinkDto, resetPassword } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import { accountQueries, forgetEverything } from "./account-queries.ts";
import { EntryForms } from "./entry-forms.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

export function LinkPage({ texts }: { readonly texts: ClientTexts<"account" | "problems"> }) {
  return (
    <TextsProvider texts={texts}>
      <QueryProvider>
        <OneTimeLink />
      </QueryProvider>
    </TextsProvider>
  );
}

/** The secret is in the fragment, which no server was sent. Null before hydration. */
function useToken(): string | null {
  return useSyncExternalStore(
    (onChange) => {
      window.addEventListener("hashchange", onChange);
      return () => window.removeEventListener("hashchange", onChange);
    },
    () => window.location.hash.slice(1),
    () => null,
  );
}

function OneTimeLink() {
  const t = useTexts("account");
  const token = useToken();
  const { data, error } = useQuery({
    queryKey: ["link", token],
    queryFn: ({ signal }) => requestJson(inspectLink, { body: { token: token ?? "" }, signal }),
    enabled: token !== null && token !== "",
    // Using the link makes it void; what was said about it stays on the page.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === "") return <p>{t("link.missing")}</p>;
  if (error) return <ProblemNote error={error} />;
  if (token === null || !data) return <p className="skeleton h-40 max-w-xl">{t("loading")}</p>;
  return data.kind === "role" ? <Invitation token={token} link={data} /> : <Reset token={token} link={data} />;
}

interface Props<K extends LinkDto["kind"]> {
  readonly token: string;
  readonly link: Extract<LinkDto, { readonly kind: K }>;
}

function Invitation({ token, link }: Props<"role">) {
  const t = useTexts("account");
  const client = useQueryClient();
  const { data: account, error } = useQuery(accountQueries.account());
  const accept = useMutation({
    mutationFn: () => requestJson(acceptLink, { body: { token } }),
    onSuccess: () => forgetEverything(client),
  });
  if (accept.data) return <Done text={t(`link.accepted.${accept.data.role}`)} />;
  return (
    <div className="grid grid-cols-1 gap-5">
      <p className="max-w-[66ch] text-lg">{t(`link.role.${link.role}`)}</p>
      <p className="text-sm text-ink-soft">{t("link.until", { date: formatTime(t.locale, link.expiresAt) })}</p>
      {error && <ProblemNote error={error} />}
      {account?.person === null && (
        <>
          <p>{t("link.first")}</p>
          <EntryForms account={account} />
        </>
      )}
      {account?.person && (
        <>
          <p className="break-words">{t("link.as", { email: account.person.email })}</p>
          <div>
            <button
              type="button"
              className="button button-seal"
              disabled={accept.isPending}
              onClick={() => accept.mutate()}
            >
              {t("link.accept")}
            </button>
          </div>
        </>
      )}
      {accept.isError && <AccountProblem error={accept.error} />}
    </div>
  );
}

function Reset({ token, link }: Props<"password-reset">) {
  const t = useTexts("account");
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: (body: { token: string; password: string }) => requestJson(resetPassword, { body }),
    onSuccess: () => forgetEverything(client),
  });
  const { invalid, onSubmit } = useFields(resetPassword.body, set.mutate, (values) => ({ ...values, token }));
  if (set.isSuccess) return <Done text={t("link.done")} />;
  return (
    <form noValidate className="sheet grid max-w-xl grid-cols-1 gap-5 p-4 md:p-6" onSubmit={onSubmit}>
      <p className="break-words">{t("link.reset", { email: link.email })}</p>
      {/* For password managers: whose password this is. */}
      <input hidden type="email" autoComplete="username" value={link.email} readOnly />
      <NewPasswordField name="password" label={t("fields.newPassword")} invalid={invalid.has("password")} />
      <div>
        <button type="submit" className="button button-seal" disabled={set.isPending}>
          {t(set.isPending ? "link.setting" : "link.set")}
        </button>
      </div>
      {set.isError && <AccountProblem error={set.error} />}
    </form>
  );
}

function Done({ text }: { readonly text: string }) {
  const t = useTexts("account");
  return (
    <div className="grid justify-items-start gap-5">
      <p role="status" className="text-lg">
        {text}
      </p>
      <AppLink className="button button-seal" href={hrefTo(t.locale, "/account")}>
        {t("link.toAccount")}
      </AppLink>
    </div>
  );
}
