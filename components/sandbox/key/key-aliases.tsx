"use client";

import { useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";

import { useBench } from "../bench-context.tsx";
import { CallButton, type KeyProps, KeyPart } from "./key-part.tsx";
import { useKeyCall } from "./use-key-call.ts";

/** The key's other names. One that belongs to another key may be moved here: that is manual rotation. */
export function KeyAliases({ shownKey: { keyId, region, accountId } }: KeyProps) {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  const { kms } = useBench();
  const { run, refusal } = useKeyCall();
  const [name, setName] = useState("");
  const here = [...kms.world.aliases.values()].filter(
    (alias) => alias.region === region && alias.accountId === accountId,
  );
  const own = here.filter(({ targetKeyId }) => targetKeyId === keyId);
  const asked = name.startsWith("alias/") ? name : `alias/${name}`;
  const moves = here.some((alias) => alias.name === asked && alias.targetKeyId !== keyId);
  const operation = moves ? "UpdateAlias" : "CreateAlias";

  async function create() {
    if (await run(operation, { AliasName: asked, TargetKeyId: keyId })) setName("");
  }

  return (
    <KeyPart title={t("keyPart.aliases")} note={t("keyPart.aliasesNote")} refusal={refusal}>
      {own.length === 0 && <p className="text-ink-soft">{t("key.none")}</p>}
      <ul className="grid grid-cols-1 gap-1">
        {own.map((alias) => (
          <li key={alias.arn} className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 font-mono text-xs break-all">{alias.name}</code>
            <CopyButton text={alias.name} label={t("keyPart.copyAlias", { alias: alias.name })} done={k("copied")} />
            <CallButton
              operation="DeleteAlias"
              about={alias.name}
              onCall={() => void run("DeleteAlias", { AliasName: alias.name })}
            />
          </li>
        ))}
      </ul>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label className="grid gap-1">
          {t("keyPart.alias")}
          <input
            className="field font-mono"
            spellCheck={false}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value.trim())}
          />
        </label>
        <button type="submit" className="button button-small font-mono" disabled={name === ""}>
          {operation}
        </button>
      </form>
      {moves && <p className="text-warn">{t("keyPart.aliasMoves")}</p>}
    </KeyPart>
  );
}
