"use client";

import { useTexts } from "@/i18n/use-texts";

import { CallButton, type KeyProps, KeyPart } from "./key-part.tsx";
import { useKeyCall } from "./use-key-call.ts";

const day = (at: number) => new Date(at).toISOString().slice(0, "2026-11-24".length);

/** Which materials there are, never what they are. */
export function KeyMaterials({ shownKey: { keyId, materials, origin } }: KeyProps) {
  const t = useTexts("sandbox");
  const { run, refusal } = useKeyCall();
  const current = materials.findLast(({ pending }) => !pending)?.id;
  const stateOf = (id: string, pending: boolean) =>
    pending ? "PENDING_ROTATION" : id === current ? "CURRENT" : "NON_CURRENT";
  return (
    <KeyPart title={t("key.materials")} note={t("key.materialsNote")} refusal={refusal}>
      {materials.length === 0 && <p className="text-ink-soft">{t("keyPart.noMaterial")}</p>}
      <ol className="grid grid-cols-1 gap-1">
        {materials.map(({ id, createdAt, rotation, pending, imported }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <time dateTime={day(createdAt)}>{day(createdAt)}</time>
            <code className="min-w-0 font-mono text-xs break-all text-ink-soft">{id.slice(0, 16)}…</code>
            <span>{[stateOf(id, pending), rotation].filter((part) => part !== null).join(" · ")}</span>
            {imported && (
              <span className={imported.present ? "text-ink-soft" : "text-warn"}>
                {!imported.present
                  ? t("keyPart.materialGone")
                  : imported.expiresAt === null
                    ? t("keyPart.materialStays")
                    : t("keyPart.materialExpires", { day: day(imported.expiresAt) })}
              </span>
            )}
            {imported?.present && (
              <CallButton
                operation="DeleteImportedKeyMaterial"
                about={id.slice(0, 16)}
                onCall={() => void run("DeleteImportedKeyMaterial", { KeyId: keyId, KeyMaterialId: id })}
              />
            )}
          </li>
        ))}
      </ol>
      {origin === "EXTERNAL" && <p className="text-ink-soft">{t("keyPart.importNote")}</p>}
    </KeyPart>
  );
}
