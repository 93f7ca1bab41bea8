import { useMutation, useQueryClient } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { formatDay } from "@/components/ui/format-time";
import { MarginSection } from "@/components/ui/margin-section";
import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import { type AccountDto, changeName, signOut } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import { accountQueries, forgetEverything } from "./account-queries.ts";

export function ProfileSection({ person }: { readonly person: NonNullable<AccountDto["person"]> }) {
  const t = useTexts("account");
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: () => requestJson(signOut, { body: {} }),
    onSuccess: () => forgetEverything(client),
  });
  return (
    <MarginSection label={t("profile.label")}>
      <h2 className="text-xl">{t("profile.title")}</h2>
      <p className="mt-2 break-all">{person.email}</p>
      <p className="text-sm text-ink-soft">
        {t(`profile.role.${person.role}`)} · {t("profile.since", { date: formatDay(t.locale, person.createdAt) })}
      </p>
      <NameForm name={person.name} />
      <div className="mt-6 flex flex-wrap gap-3">
        {person.role !== "learner" && (
          <AppLink className="button" href={hrefTo(t.locale, "/studio")}>
            {t("profile.studio")}
          </AppLink>
        )}
        {person.role === "admin" && (
          <AppLink className="button" href={hrefTo(t.locale, "/admin/people")}>
            {t("profile.people")}
          </AppLink>
        )}
        <button type="button" className="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
          {t("profile.signOut")}
        </button>
      </div>
      {leave.isError && <AccountProblem error={leave.error} />}
    </MarginSection>
  );
}

function NameForm({ name }: { readonly name: string }) {
  const t = useTexts("account");
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: { name: string }) => requestJson(changeName, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountQueries.account().queryKey }),
  });
  const { invalid, onSubmit } = useFields(changeName.body, save.mutate);
  return (
    <form noValidate className="mt-5 grid max-w-md grid-cols-1 gap-3" onSubmit={onSubmit}>
      <TextField
        name="name"
        label={t("fields.name")}
        autoComplete="name"
        defaultValue={name}
        error={invalid.has("name") ? t("fields.nameInvalid") : undefined}
      />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="button button-small" disabled={save.isPending}>
          {t("profile.save")}
        </button>
        <p role="status" className="text-sm text-pass">
          {save.isSuccess ? t("profile.saved") : ""}
        </p>
      </div>
      {save.isError && <AccountProblem error={save.error} />}
    </form>
  );
}
