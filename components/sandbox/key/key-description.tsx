"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { type KeyProps, KeyPart } from "./key-part.tsx";
import { useKeyCall } from "./use-key-call.ts";

/** What people call the key; it is no name, and nothing is found by it. */
export function KeyDescription({ shownKey: { keyId, description } }: KeyProps) {
  const t = useTexts("sandbox");
  const { run, refusal } = useKeyCall();
  const [text, setText] = useState(description);
  return (
    <KeyPart title={t("keyPart.description")} refusal={refusal}>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void run("UpdateKeyDescription", { KeyId: keyId, Description: text });
        }}
      >
        <input
          className="field max-w-[24rem]"
          aria-label={t("keyPart.description")}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit" className="button button-small font-mono" disabled={text === description}>
          {t("keyPart.updateDescription")}
        </button>
      </form>
    </KeyPart>
  );
}
