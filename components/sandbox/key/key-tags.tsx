"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { CallButton, type KeyProps, KeyPart } from "./key-part.tsx";
import { useKeyCall } from "./use-key-call.ts";

/** The key's tags, which policies may ask for and bills are split by. */
export function KeyTags({ shownKey: { keyId, tags } }: KeyProps) {
  const t = useTexts("sandbox");
  const { run, refusal } = useKeyCall();
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const fields = [
    ["tagKey", name, setName],
    ["tagValue", value, setValue],
  ] as const;

  async function add() {
    if (!(await run("TagResource", { KeyId: keyId, Tags: [{ TagKey: name, TagValue: value }] }))) return;
    setName("");
    setValue("");
  }

  return (
    <KeyPart title={t("keyPart.tags")} refusal={refusal}>
      {tags.length === 0 && <p className="text-ink-soft">{t("key.none")}</p>}
      <ul className="grid grid-cols-1 gap-1">
        {tags.map(({ TagKey, TagValue }) => (
          <li key={TagKey} className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 font-mono text-xs break-all">{`${TagKey}=${TagValue}`}</code>
            <CallButton
              operation="UntagResource"
              about={TagKey}
              onCall={() => void run("UntagResource", { KeyId: keyId, TagKeys: [TagKey] })}
            />
          </li>
        ))}
      </ul>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {fields.map(([member, text, put]) => (
          <label key={member} className="grid gap-1">
            {t(`keyPart.${member}`)}
            <input
              className="field w-40"
              spellCheck={false}
              value={text}
              onChange={({ target }) => put(target.value)}
            />
          </label>
        ))}
        <button type="submit" className="button button-small font-mono" disabled={name === ""}>
          {t("keyPart.tag")}
        </button>
      </form>
    </KeyPart>
  );
}
