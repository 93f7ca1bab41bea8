"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import type { Kms, KmsKey } from "@/lib/kms";

interface Props {
  readonly kms: Kms;
  readonly keys: readonly KmsKey[];
  readonly selected: string | null;
  readonly onSelect: (keyId: string) => void;
  readonly onReset: () => void;
}

/** The keys of this world, and a way to make one. */
export function KeyList({ kms, keys, selected, onSelect, onReset }: Props) {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  const [description, setDescription] = useState("");

  async function create() {
    const { result } = await kms.call("CreateKey", description === "" ? {} : { Description: description });
    if (result.ok) onSelect(result.value.KeyMetadata.KeyId);
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
                checked={selected === key.keyId}
                onChange={() => onSelect(key.keyId)}
              />
              <span className="min-w-0">
                <span className="block truncate">{key.description || t("unnamed")}</span>
                <code className="block truncate font-mono text-xs text-ink-soft">{key.keyId}</code>
                <span className="text-xs text-ink-soft">{key.state}</span>
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
      {keys.length > 0 && (
        <button
          type="button"
          className="button button-quiet button-small mt-3 text-ink-soft"
          onClick={() => {
            if (window.confirm(t("resetAsk"))) onReset();
          }}
        >
          {t("reset")}
        </button>
      )}
    </section>
  );
}
