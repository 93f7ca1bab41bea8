"use client";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "../bench-context.tsx";
import { writeAddress } from "../use-address.ts";
import { type KeyProps, KeyPart } from "./key-part.tsx";

/** When the key last did cryptography: what to look at before it is deleted. */
export function KeyUsage({ shownKey: { arn } }: KeyProps) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const usage = kms.world.lastUsage.get(arn);
  return (
    <KeyPart title={t("keyPart.usage")}>
      {usage ? (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-mono">{usage.operation}</span>
          <time dateTime={new Date(usage.at).toISOString()}>
            {t("utc", {
              time: new Date(usage.at).toLocaleString(t.locale, {
                dateStyle: "medium",
                timeStyle: "short",
                timeZone: "UTC",
              }),
            })}
          </time>
          <button
            type="button"
            className="text-link min-h-6"
            onClick={() => writeAddress({ panel: "trail", event: usage.eventId })}
          >
            {t("trail2.toRecord")}
          </button>
        </p>
      ) : (
        <p className="text-ink-soft">{t("keyPart.neverUsed")}</p>
      )}
    </KeyPart>
  );
}
