"use client";

import { memo } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import type { KmsKey } from "@/lib/kms";

interface Props {
  readonly key_: KmsKey;
  readonly aliases: string;
  /** What it costs a month; empty while the prices are on their way. */
  readonly cost: string;
  readonly selected: boolean;
  readonly onSelect: (keyId: string) => void;
}

/** One key at a glance. Drawn again only when something of it changed: a key is another object then. */
export const KeyRow = memo(function KeyRow({ key_, aliases, cost, selected, onSelect }: Props) {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  const { keyId, arn, description, state, keySpec, rotation } = key_;
  return (
    <li className="flex items-center gap-1">
      <label className="flex min-w-0 flex-1 items-start gap-2 rounded border border-rule p-2 has-[:checked]:border-ink">
        <input
          type="radio"
          name="key"
          className="mt-1 accent-[var(--ink)]"
          checked={selected}
          onChange={() => onSelect(keyId)}
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{description || t("unnamed")}</span>
          {aliases !== "" && <span className="block truncate font-mono text-xs">{aliases}</span>}
          <code className="block truncate font-mono text-xs text-ink-soft">{keyId}</code>
          <span className="mt-1 flex flex-wrap gap-x-2 text-xs">
            <span className={STATE_COLOURS[state] ?? "text-warn"}>{state}</span>
            <span className="text-ink-soft">{keySpec}</span>
            <span className="text-ink-soft">
              {rotation ? t("rotates", { days: rotation.periodDays }) : t("keyList.noRotation")}
            </span>
            {cost !== "" && <span className="text-ink-soft tabular-nums">{cost}</span>}
          </span>
        </span>
      </label>
      <CopyButton text={arn} label={t("copyArn")} done={k("copied")} />
    </li>
  );
});

/** What can be used, what somebody switched off or is about to lose; the rest waits for something. */
const STATE_COLOURS: Partial<Record<KmsKey["state"], string>> = {
  Enabled: "text-pass",
  Disabled: "text-ink-soft",
  PendingDeletion: "text-fail",
  PendingReplicaDeletion: "text-fail",
};
