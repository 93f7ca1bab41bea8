"use client";

import { Plus } from "lucide-react";
import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "./bench-context.tsx";

/** Makes a key with a description, and chooses it. */
export function NewKeyForm() {
  const t = useTexts("sandbox");
  const { keys, select, call } = useBench();
  const [description, setDescription] = useState("");

  async function create() {
    const { result } = await call("CreateKey", description === "" ? {} : { Description: description });
    if (result.ok && "KeyMetadata" in result.value) select((result.value.KeyMetadata as { KeyId: string }).KeyId);
    setDescription("");
  }

  return (
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
  );
}
