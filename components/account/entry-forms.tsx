import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { AccountDto } from "@/lib/api/account.contract";

import { forgetEverything } from "./account-queries.ts";
import type { Entered } from "./entered.ts";
import { RegisterForm } from "./register-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";

const MODES = ["register", "signIn"] as const;

interface Props {
  readonly account: AccountDto;
  readonly onEntered?: (how: Entered) => void;
}

/** For whoever has no account here, or is not signed in to it: make one, or come in. */
export function EntryForms({ account, onEntered }: Props) {
  const t = useTexts("account");
  const client = useQueryClient();
  const [mode, setMode] = useState<(typeof MODES)[number]>("register");
  function entered(how: Entered): void {
    onEntered?.(how);
    void forgetEverything(client);
  }
  return (
    <div className="sheet max-w-xl p-4 md:p-6">
      <fieldset className="mb-6">
        <legend className="sr-only">{t("enter.choose")}</legend>
        <div className="flex flex-wrap gap-2">
          {MODES.map((choice) => (
            <label key={choice} className="button button-small has-[:checked]:border-ink has-[:checked]:bg-well">
              <input
                type="radio"
                name="mode"
                className="accent-[var(--ink)]"
                checked={mode === choice}
                onChange={() => setMode(choice)}
              />
              {t(`enter.${choice}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {mode === "register" ? (
        <RegisterForm anonymous={account.anonymous} onEntered={entered} />
      ) : (
        <SignInForm offers={account.offers} onEntered={entered} />
      )}
    </div>
  );
}
