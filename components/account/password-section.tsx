import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { MarginSection } from "@/components/ui/margin-section";
import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import { changePassword } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import { accountQueries } from "./account-queries.ts";
import { NewPasswordField } from "./new-password-field.tsx";

export function PasswordSection({ hasPassword }: { readonly hasPassword: boolean }) {
  const t = useTexts("account");
  const client = useQueryClient();
  // A form that has done its work is replaced by an empty one.
  const [round, setRound] = useState(0);
  const change = useMutation({
    mutationFn: (body: { current: string | null; next: string }) => requestJson(changePassword, { body }),
    onSuccess: async () => {
      setRound((before) => before + 1);
      await client.invalidateQueries({ queryKey: accountQueries.all() });
    },
  });
  const { invalid, onSubmit } = useFields(changePassword.body, change.mutate, (values) => ({
    ...values,
    current: hasPassword ? values["current"] : null,
  }));
  return (
    <MarginSection label={t("password.label")}>
      <h2 className="text-xl">{t("password.title")}</h2>
      <p className="mt-2 max-w-[66ch] text-ink-soft">{t(hasPassword ? "password.lead" : "password.none")}</p>
      <form key={round} noValidate className="mt-4 grid max-w-md grid-cols-1 gap-4" onSubmit={onSubmit}>
        {hasPassword && (
          <TextField
            name="current"
            label={t("fields.currentPassword")}
            type="password"
            autoComplete="current-password"
            error={invalid.has("current") ? t("fields.passwordInvalid") : undefined}
          />
        )}
        <NewPasswordField name="next" label={t("fields.newPassword")} invalid={invalid.has("next")} />
        <div>
          <button type="submit" className="button" disabled={change.isPending}>
            {t(hasPassword ? "password.change" : "password.set")}
          </button>
        </div>
      </form>
      <p role="status" className="mt-3 text-pass empty:hidden">
        {change.data ? t("password.changed", { ended: change.data.ended }) : ""}
      </p>
      {change.isError && <AccountProblem error={change.error} />}
    </MarginSection>
  );
}
