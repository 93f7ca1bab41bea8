"use client";

import { type FormEvent, useState } from "react";

import { ErrorNote } from "@/components/kms/error-note";
import { useTexts } from "@/i18n/use-texts";

import { CallButton, type KeyProps } from "./key-part.tsx";
import { useKeyCall } from "./use-key-call.ts";

/** Enable and disable; and the one act that cannot be undone in the end, which asks for the key's name. */
export function KeyStateActions({ shownKey }: KeyProps) {
  const t = useTexts("sandbox");
  const { run, refusal } = useKeyCall();
  const { keyId, state, deletion } = shownKey;
  const pending = state === "PendingDeletion" || state === "PendingReplicaDeletion";
  const day = deletion?.at == null ? null : new Date(deletion.at).toISOString().slice(0, "2026-11-24".length);
  return (
    <div className="grid grid-cols-1 gap-3 text-sm">
      {pending && (
        <p className="border-l-2 border-warn py-1 pl-4">
          {day === null ? t("keyPart.waitsForReplicas") : t("keyPart.goes", { day })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {state === "Enabled" && (
          <CallButton operation="DisableKey" onCall={() => void run("DisableKey", { KeyId: keyId })} />
        )}
        {state === "Disabled" && (
          <CallButton operation="EnableKey" onCall={() => void run("EnableKey", { KeyId: keyId })} />
        )}
        {pending && (
          <CallButton operation="CancelKeyDeletion" onCall={() => void run("CancelKeyDeletion", { KeyId: keyId })} />
        )}
      </div>
      {!pending && (
        <DeletionForm shownKey={shownKey} onDelete={async (input) => await run("ScheduleKeyDeletion", input)} />
      )}
      <div role="status">{refusal && <ErrorNote error={refusal} coded />}</div>
    </div>
  );
}

interface DeletionProps extends KeyProps {
  readonly onDelete: (input: Readonly<Record<string, unknown>>) => Promise<boolean>;
}

function DeletionForm({ shownKey: { keyId, description }, onDelete }: DeletionProps) {
  const t = useTexts("sandbox");
  const name = description || keyId;
  const [typed, setTyped] = useState("");
  const [days, setDays] = useState("30");
  const confirmed = typed.trim() === name;

  async function remove(event: FormEvent) {
    event.preventDefault();
    if (!confirmed) return;
    await onDelete({ KeyId: keyId, ...(days === "" ? {} : { PendingWindowInDays: Number(days) }) });
  }

  return (
    <details>
      <summary>{t("keyPart.delete")}</summary>
      <form className="mt-2 grid max-w-[30rem] grid-cols-1 gap-2" onSubmit={(event) => void remove(event)}>
        <p className="text-ink-soft">{t("keyPart.deleteNote")}</p>
        <label className="grid gap-1">
          {t("keyPart.window")}
          <input
            type="number"
            className="field max-w-[8rem]"
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </label>
        <label className="grid gap-1">
          <span className="break-words">{t("keyPart.confirm", { name })}</span>
          <input
            className="field"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <div>
          <button type="submit" className="button button-small font-mono" disabled={!confirmed}>
            {t("keyPart.schedule")}
          </button>
        </div>
      </form>
    </details>
  );
}
