import { useMutation } from "@tanstack/react-query";

import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import { register } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import type { Entered } from "./entered.ts";
import { NewPasswordField } from "./new-password-field.tsx";

interface Props {
  readonly anonymous: boolean;
  readonly onEntered: (how: Entered) => void;
}

export function RegisterForm({ anonymous, onEntered }: Props) {
  const t = useTexts("account");
  const send = useMutation({
    mutationFn: (body: { email: string; name: string; password: string }) => requestJson(register, { body }),
    onSuccess: ({ outcome, merged }) => onEntered(outcome === "registered" ? "welcome" : merged ? "merged" : "back"),
  });
  const { invalid, onSubmit } = useFields(register.body, send.mutate);
  return (
    <form noValidate className="grid grid-cols-1 gap-5" onSubmit={onSubmit}>
      {anonymous && <p className="text-ink-soft">{t("enter.keeps")}</p>}
      <TextField
        name="name"
        label={t("fields.name")}
        autoComplete="name"
        error={invalid.has("name") ? t("fields.nameInvalid") : undefined}
      />
      <TextField
        name="email"
        label={t("fields.email")}
        type="email"
        autoComplete="username"
        error={invalid.has("email") ? t("fields.emailInvalid") : undefined}
      />
      <NewPasswordField name="password" label={t("fields.password")} invalid={invalid.has("password")} />
      <div>
        <button type="submit" className="button button-seal" disabled={send.isPending}>
          {t(send.isPending ? "enter.registering" : "enter.register")}
        </button>
      </div>
      {send.isError && <AccountProblem error={send.error} />}
    </form>
  );
}
