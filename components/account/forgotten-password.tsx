import { useMutation } from "@tanstack/react-query";

import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import { requestReset } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";
import type { Locale } from "@/lib/content/locale";

import { AccountProblem } from "./account-problem.tsx";

/** Where the server has mail, a link comes by mail; else an administrator gives one. */
export function ForgottenPassword({ mail }: { readonly mail: boolean }) {
  const t = useTexts("account");
  return (
    <details className="max-w-prose border-t border-rule pt-4">
      <summary className="min-h-6 text-sm font-medium">{t("enter.forgotten")}</summary>
      <div className="mt-3">{mail ? <MailForm /> : <p className="text-sm">{t("enter.forgottenAsk")}</p>}</div>
    </details>
  );
}

function MailForm() {
  const t = useTexts("account");
  const send = useMutation({
    mutationFn: (body: { email: string; locale: Locale }) => requestJson(requestReset, { body }),
  });
  const { invalid, onSubmit } = useFields(requestReset.body, send.mutate, (values) => ({
    ...values,
    locale: t.locale,
  }));
  return (
    <form noValidate className="grid grid-cols-1 gap-4" onSubmit={onSubmit}>
      <p className="text-sm">{t("enter.forgottenMail")}</p>
      <TextField
        name="email"
        label={t("fields.email")}
        type="email"
        autoComplete="username"
        error={invalid.has("email") ? t("fields.emailInvalid") : undefined}
      />
      <div>
        <button type="submit" className="button button-small" disabled={send.isPending}>
          {t("enter.sendLink")}
        </button>
      </div>
      <p role="status" className="text-sm text-pass empty:hidden">
        {send.isSuccess ? t("enter.linkSent") : ""}
      </p>
      {send.isError && <AccountProblem error={send.error} />}
    </form>
  );
}
