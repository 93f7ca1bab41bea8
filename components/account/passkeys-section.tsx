import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { formatDay } from "@/components/ui/format-time";
import { MarginSection } from "@/components/ui/margin-section";
import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import { addPasskey, type PasskeyDto, PasskeyName, removePasskey, startPasskey } from "@/lib/api/passkey.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import { accountQueries } from "./account-queries.ts";
import { createPasskey, hasPasskeys } from "./browser-passkeys.ts";

export function PasskeysSection() {
  const t = useTexts("account");
  const { data, error } = useQuery(accountQueries.passkeys());
  return (
    <MarginSection label={t("passkeys.label")}>
      <h2 className="text-xl">{t("passkeys.title")}</h2>
      <p className="mt-2 max-w-[66ch] text-ink-soft">{t("passkeys.lead")}</p>
      {error && <AccountProblem error={error} />}
      {data?.passkeys.length === 0 && <p className="mt-3">{t("passkeys.none")}</p>}
      <ul className="mt-3 border-t border-rule empty:border-0">
        {data?.passkeys.map((passkey) => (
          <Passkey key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      {hasPasskeys() ? <AddForm /> : <p className="mt-3 text-sm">{t("passkeys.unsupported")}</p>}
    </MarginSection>
  );
}

function Passkey({ passkey }: { readonly passkey: PasskeyDto }) {
  const t = useTexts("account");
  const client = useQueryClient();
  const { id, name, createdAt, synced } = passkey;
  const remove = useMutation({
    mutationFn: () => requestJson(removePasskey, { params: { passkeyId: id }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.passkeys().queryKey }),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2.5">
      <span className="font-medium">{name}</span>
      <span className="text-sm text-ink-soft">
        {t("passkeys.added", { date: formatDay(t.locale, createdAt) })} ·{" "}
        {t(synced ? "passkeys.synced" : "passkeys.oneDevice")}
      </span>
      <button
        type="button"
        className="button button-small ml-auto"
        aria-label={t("passkeys.removeNamed", { name })}
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t("passkeys.remove")}
      </button>
      {remove.isError && <AccountProblem error={remove.error} />}
    </li>
  );
}

function AddForm() {
  const t = useTexts("account");
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const add = useMutation({
    mutationFn: async ({ name }: PasskeyName) => {
      const { options } = await requestJson(startPasskey, { body: {} });
      return await requestJson(addPasskey, { body: { name, credential: await createPasskey(options) } });
    },
    onSuccess: async () => {
      setRound((before) => before + 1);
      await client.invalidateQueries({ queryKey: accountQueries.passkeys().queryKey });
    },
  });
  const { invalid, onSubmit } = useFields(PasskeyName, add.mutate);
  return (
    <form key={round} noValidate className="mt-5 grid max-w-md grid-cols-1 gap-3" onSubmit={onSubmit}>
      <TextField
        name="name"
        label={t("fields.passkeyName")}
        hint={t("fields.passkeyNameHint")}
        error={invalid.has("name") ? t("fields.passkeyNameInvalid") : undefined}
      />
      <div>
        <button type="submit" className="button" disabled={add.isPending}>
          {t(add.isPending ? "passkeys.adding" : "passkeys.add")}
        </button>
      </div>
      {add.isError && <AccountProblem error={add.error} />}
    </form>
  );
}
