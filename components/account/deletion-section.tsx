import { useMutation, useQueryClient } from "@tanstack/react-query";

import { MarginSection } from "@/components/ui/margin-section";
import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import { type AccountDto, deleteAccount, DELETION_PHRASES } from "@/lib/api/account.contract";
import { ApiError, requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import { forgetEverything } from "./account-queries.ts";

interface Props {
  readonly person: AccountDto["person"];
  readonly onDeleted: () => void;
}

/** Says what goes and what stays, and asks by name. */
export function DeletionSection({ person, onDeleted }: Props) {
  const t = useTexts("account");
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (body: { confirmation: string }) => requestJson(deleteAccount, { body }),
    onSuccess: async () => {
      onDeleted();
      await forgetEverything(client);
    },
  });
  const { invalid, onSubmit } = useFields(deleteAccount.body, remove.mutate);
  const isRefused = remove.error instanceof ApiError && remove.error.fields.includes("confirmation");
  const wrong = invalid.has("confirmation") || isRefused;
  return (
    <MarginSection label={t("data.deleteLabel")}>
      <h2 className="text-xl">{t("data.deleteTitle")}</h2>
      <p className="mt-2 max-w-[66ch] text-ink-soft">{t("data.deleteLead")}</p>
      <WhatGoes person={person} />
      <form noValidate className="mt-5 grid max-w-md grid-cols-1 gap-4" onSubmit={onSubmit}>
        <TextField
          name="confirmation"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          label={
            person === null
              ? t("data.confirmPhrase", { phrase: DELETION_PHRASES[t.locale] })
              : t("data.confirmEmail", { email: person.email })
          }
          error={wrong ? t("data.confirmInvalid") : undefined}
        />
        <div>
          <button type="submit" className="button border-fail text-fail" disabled={remove.isPending}>
            {t(remove.isPending ? "data.deleting" : "data.delete")}
          </button>
        </div>
      </form>
      {remove.isError && !isRefused && <AccountProblem error={remove.error} />}
    </MarginSection>
  );
}

function WhatGoes({ person }: { readonly person: AccountDto["person"] }) {
  const t = useTexts("account");
  const goes = [person === null ? "data.goesAnonymous" : "data.goesAccount", "data.goesWork"] as const;
  const isAuthor = person !== null && person.role !== "learner";
  const stays = [
    "data.staysBrowser",
    ...(isAuthor ? (["data.staysAuthored"] as const) : []),
    "data.staysBackups",
  ] as const;
  return (
    <div className="mt-4 grid grid-cols-1 gap-4 text-sm md:grid-cols-2">
      {[["data.goes", goes] as const, ["data.stays", stays] as const].map(([title, lines]) => (
        <div key={title}>
          <h3 className="text-base">{t(title)}</h3>
          <ul className="mt-1 grid list-disc gap-1 pl-5">
            {lines.map((line) => (
              <li key={line}>{t(line)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
