"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";

import { useBench } from "./bench-context.tsx";

/** The keys of this world, and a way to make one. */
export function KeyList() {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  const { keys, selected, select, call } = useBench();
  const [description, setDescription] = useState("");

  async function create() {
    const { result } = await call("CreateKey", description === "" ? {} : { Description: description });
    if (result.ok && "KeyMetadata" in result.value) select((result.value.KeyMetadata as { KeyId: string }).KeyId);
    setDescription("");
  }

  return (
    <section aria-labelledby="keys" className="sheet h-fit p-4">
      <h2 id="keys" className="text-lg">
        {t("keys")}
      </h2>
      {keys.length === 0 && <p className="mt-2 text-sm text-ink-soft">{t("noKeys")}</p>}
      <ul className="mt-2 grid grid-cols-1 gap-1.5">
        {keys.map((key) => (
          <li key={key.keyId} className="flex items-center gap-1">
            <label className="flex min-w-0 flex-1 items-start gap-2 rounded border border-rule p-2 has-[:checked]:border-ink">
              <input
                type="radio"
                name="key"
                className="mt-1 accent-[var(--ink)]"
                checked={selected?.keyId === key.keyId}
                onChange={() => select(key.keyId)}
              />
              <span className="min-w-0">
                <span className="block truncate">{key.description || t("unnamed")}</span>
                <code className="block truncate font-mono text-xs text-ink-soft">{key.keyId}</code>
                <span className="block text-xs text-ink-soft">
                  {[key.state, key.keySpec, key.rotation ? t("rotates", { days: key.rotation.periodDays }) : null]
                    .filter((part) => part !== null)
                    .join(" · ")}
                </span>
              </span>
            </label>
            <CopyButton text={key.arn} label={t("copyArn")} done={k("copied")} />
          </li>
        ))}
      </ul>
      <form
        className="mt-4 grid grid-cols-1 gap-2 border-t border-rule pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label className="grid grid-cols-1 gap-1 text-sm">
          {t("description")}
          <input
            className="field"
            value={description}
            maxLength={8192}
            onChange={(event) => setDescription(event.target.value)}
          />
        </label>
        <button type="submit" className={`button ${keys.length === 0 ? "button-seal" : ""}`}>
          <Plus aria-hidden size={18} />
          {t("createKey")}
        </button>
      </form>
    </section>
  );
}
