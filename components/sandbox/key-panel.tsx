"use client";

import type { ReactNode } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import type { KmsKey, OperationName } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { TextBlock } from "./text-block.tsx";

/** Everything about the chosen key, and what is done to keys most often. */
export function KeyPanel() {
  const t = useTexts("sandbox");
  const { selected } = useBench();
  if (selected === null) return <p className="text-ink-soft">{t("noKeys")}</p>;
  return (
    <section aria-labelledby="key-detail" className="grid grid-cols-1 gap-6">
      <div>
        <h2 id="key-detail" className="text-2xl">
          {selected.description || t("unnamed")}
        </h2>
        <Actions key_={selected} />
      </div>
      <Facts key_={selected} />
      <Materials key_={selected} />
      <Grants key_={selected} />
      <TextBlock title={t("key.policy")} text={selected.policy} />
    </section>
  );
}

interface KeyProps {
  readonly key_: KmsKey;
}

function Actions({ key_: { keyId, state, rotation, keySpec, origin } }: KeyProps) {
  const t = useTexts("sandbox");
  const { call, record } = useBench();
  const actions: (readonly [OperationName, boolean])[] = [
    ["DisableKey", state === "Enabled"],
    ["EnableKey", state === "Disabled"],
    ["EnableKeyRotation", state === "Enabled" && keySpec === "SYMMETRIC_DEFAULT" && origin === "AWS_KMS" && !rotation],
    ["RotateKeyOnDemand", state === "Enabled" && keySpec === "SYMMETRIC_DEFAULT" && origin === "AWS_KMS"],
    ["ScheduleKeyDeletion", !state.startsWith("Pending") || state === "PendingImport"],
    ["CancelKeyDeletion", state === "PendingDeletion" || state === "PendingReplicaDeletion"],
  ];
  const failed = record !== null && !record.result.ok && actions.some(([name]) => name === record.operation);
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        {actions.map(
          ([operation, fits]) =>
            fits && (
              <button
                key={operation}
                type="button"
                className="button button-small font-mono"
                onClick={() => void call(operation, { KeyId: keyId })}
              >
                {operation}
              </button>
            ),
        )}
      </div>
      <p role="status" className="mt-2 text-sm text-fail">
        {failed && !record.result.ok ? `${record.result.error.code}: ${record.result.error.message}` : ""}
      </p>
      <p className="text-sm text-ink-soft">{t("key.actionsNote")}</p>
    </>
  );
}

function Facts({ key_ }: KeyProps) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const aliases = [...kms.world.aliases.values()].filter(
    (alias) => alias.targetKeyId === key_.keyId && alias.region === key_.region,
  );
  const day = (at: number) => new Date(at).toLocaleDateString(t.locale, { dateStyle: "medium", timeZone: "UTC" });
  const rows: (readonly [string, ReactNode])[] = [
    ["Arn", <Copyable key="arn" text={key_.arn} />],
    ["KeyState", key_.state],
    ["KeySpec", key_.keySpec],
    ["KeyUsage", key_.keyUsage],
    ["Origin", key_.origin],
    ["CreationDate", day(key_.createdAt)],
    [
      "Rotation",
      key_.rotation
        ? t("key.nextRotation", { date: day(key_.rotation.nextAt), days: key_.rotation.periodDays })
        : t("key.off"),
    ],
    ["MultiRegion", key_.multiRegion ? key_.multiRegion.regions.join(", ") : t("key.oneRegion")],
    ["Aliases", aliases.map(({ name }) => name).join(", ") || t("key.none")],
    ["Tags", key_.tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`).join(", ") || t("key.none")],
  ];
  if (key_.deletion?.at) rows.push(["DeletionDate", day(key_.deletion.at)]);
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

function Copyable({ text }: { readonly text: string }) {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} label={t("copyArn")} done={k("copied")} />
    </span>
  );
}

function when(at: number): string {
  return new Date(at).toISOString().slice(0, "2026-11-24".length);
}

/** Which materials there are, never what they are. */
function Materials({ key_: { materials } }: KeyProps) {
  const t = useTexts("sandbox");
  const current = materials.findLast(({ pending }) => !pending)?.id;
  return (
    <div>
      <h3 className="text-lg">{t("key.materials")}</h3>
      <p className="text-sm text-ink-soft">{t("key.materialsNote")}</p>
      <ol className="mt-2 grid grid-cols-1 gap-1">
        {materials.map(({ id, createdAt, rotation, pending }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 text-sm">
            <time dateTime={when(createdAt)}>{when(createdAt)}</time>
            <code className="min-w-0 font-mono text-xs break-all text-ink-soft">{id.slice(0, 16)}…</code>
            <span>
              {pending ? "PENDING_ROTATION" : id === current ? "CURRENT" : "NON_CURRENT"}
              {rotation ? ` · ${rotation}` : ""}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Grants({ key_: { grants } }: KeyProps) {
  const t = useTexts("sandbox");
  return (
    <div>
      <h3 className="text-lg">{t("key.grants")}</h3>
      {grants.length === 0 && <p className="text-sm text-ink-soft">{t("key.noGrants")}</p>}
      <ul className="mt-1 grid grid-cols-1 gap-2">
        {grants.map(({ id, granteePrincipal, granteeServicePrincipal, operations, constraints }) => (
          <li key={id} className="border-l-2 border-rule pl-3 text-sm">
            <code className="block font-mono text-xs break-all">{granteePrincipal ?? granteeServicePrincipal}</code>
            <span className="block">{operations.join(", ")}</span>
            {Object.keys(constraints).length > 0 && (
              <code className="block font-mono text-xs break-all text-ink-soft">{JSON.stringify(constraints)}</code>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
