import { useMutation } from "@tanstack/react-query";

import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import { type AccountDto, signIn, startOidc } from "@/lib/api/account.contract";
import { passkeySignIn, startPasskeySignIn } from "@/lib/api/passkey.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import { hasPasskeys, provePasskey } from "./browser-passkeys.ts";
import type { Entered } from "./entered.ts";
import { ForgottenPassword } from "./forgotten-password.tsx";

interface Props {
  readonly offers: AccountDto["offers"];
  readonly onEntered: (how: Entered) => void;
}

/** The ways in: e-mail and password, a passkey, the site's provider where it has one. */
export function SignInForm({ offers, onEntered }: Props) {
  const t = useTexts("account");
  const onSuccess = ({ merged }: { readonly merged: boolean }) => onEntered(merged ? "merged" : "back");
  const send = useMutation({
    mutationFn: (body: { email: string; password: string }) => requestJson(signIn, { body }),
    onSuccess,
  });
  const { invalid, onSubmit } = useFields(signIn.body, send.mutate);
  return (
    <div className="grid grid-cols-1 gap-6">
      <form noValidate className="grid grid-cols-1 gap-5" onSubmit={onSubmit}>
        <TextField
          name="email"
          label={t("fields.email")}
          type="email"
          autoComplete="username"
          error={invalid.has("email") ? t("fields.emailInvalid") : undefined}
        />
        <TextField
          name="password"
          label={t("fields.password")}
          type="password"
          autoComplete="current-password"
          error={invalid.has("password") ? t("fields.passwordInvalid") : undefined}
        />
        <div>
          <button type="submit" className="button button-seal" disabled={send.isPending}>
            {t(send.isPending ? "enter.signingIn" : "enter.signIn")}
          </button>
        </div>
        {send.isError && <AccountProblem error={send.error} />}
      </form>
      <OtherWays oidc={offers.oidc} onSuccess={onSuccess} />
      <ForgottenPassword mail={offers.mail} />
    </div>
  );
}

interface OtherWaysProps {
  readonly oidc: string | null;
  readonly onSuccess: (entered: { readonly merged: boolean }) => void;
}

function OtherWays({ oidc, onSuccess }: OtherWaysProps) {
  const t = useTexts("account");
  const passkey = useMutation({
    mutationFn: async () => {
      const { options } = await requestJson(startPasskeySignIn, { body: {} });
      return await requestJson(passkeySignIn, { body: { credential: await provePasskey(options) } });
    },
    onSuccess,
  });
  const provider = useMutation({
    mutationFn: () => requestJson(startOidc, { body: { locale: t.locale } }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const error = passkey.error ?? provider.error;
  return (
    <div className="grid justify-items-start gap-3">
      {hasPasskeys() && (
        <button type="button" className="button" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
          {t("enter.passkey")}
        </button>
      )}
      {oidc !== null && (
        <button type="button" className="button" disabled={provider.isPending} onClick={() => provider.mutate()}>
          {t("enter.oidc", { name: oidc })}
        </button>
      )}
      {error && <AccountProblem error={error} />}
    </div>
  );
}
