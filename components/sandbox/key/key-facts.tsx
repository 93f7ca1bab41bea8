"use client";

import type { ReactNode } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";

import { useBench } from "../bench-context.tsx";
import type { KeyProps } from "./key-part.tsx";

/** The key's metadata, under AWS's own names. */
export function KeyFacts({ shownKey }: KeyProps) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const { arn, keyId, accountId, state, keySpec, keyUsage, origin, createdAt, deletion, keyStore } = shownKey;
  const day = (at: number) => new Date(at).toLocaleDateString(t.locale, { dateStyle: "medium", timeZone: "UTC" });
  const store = keyStore === null ? null : kms.world.keyStores.get(keyStore.id);
  const rows: (readonly [string, ReactNode])[] = [
    ["Arn", <Copyable key="arn" text={arn} label={t("copyArn")} />],
    ["KeyId", <Copyable key="id" text={keyId} label={t("keyPart.copyId")} />],
    ["AWSAccountId", accountId],
    ["KeyState", state],
    ["KeySpec", keySpec],
    ["KeyUsage", keyUsage],
    ["Origin", origin],
    ["CreationDate", day(createdAt)],
  ];
  if (deletion?.at) rows.push(["DeletionDate", day(deletion.at)]);
  if (keyStore) rows.push(["CustomKeyStoreId", store ? `${keyStore.id} (${store.connection})` : keyStore.id]);
  return (
    <dl className="grid grid-cols-1 gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="font-mono text-ink-soft">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Copyable({ text, label }: { readonly text: string; readonly label: string }) {
  const k = useTexts("kms");
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} label={label} done={k("copied")} />
    </span>
  );
}
