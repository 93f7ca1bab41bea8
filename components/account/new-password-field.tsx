import { useState } from "react";

import { TextField } from "@/components/ui/text-field";
import { useTexts } from "@/i18n/use-texts";

interface Props {
  readonly name: string;
  readonly label: string;
  readonly invalid: boolean;
}

/** A password that is being chosen: it may be shown, pasted and made by a password manager. */
export function NewPasswordField({ name, label, invalid }: Props) {
  const t = useTexts("account");
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField
        name={name}
        label={label}
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        hint={t("fields.passwordHint")}
        error={invalid ? t("fields.newPasswordInvalid") : undefined}
      />
      <label className="mt-1 inline-flex min-h-6 items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="accent-[var(--ink)]"
          checked={shown}
          onChange={({ target }) => setShown(target.checked)}
        />
        {t("fields.show")}
      </label>
    </div>
  );
}
