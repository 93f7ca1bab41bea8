"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { CloudTrailEvent } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { TextBlock } from "./text-block.tsx";
import { useAddress, writeAddress } from "./use-address.ts";

/** More than anybody reads; the newest come first. */
const MOST_SHOWN = 100;
const FILTERS = ["all", "write", "read", "failed", "service"] as const;
type Filter = (typeof FILTERS)[number];

const FITS: Readonly<Record<Filter, (event: CloudTrailEvent) => boolean>> = {
  all: () => true,
  write: ({ readOnly, eventType }) => !readOnly && eventType === "AwsApiCall",
  read: ({ readOnly }) => readOnly,
  failed: ({ errorCode }) => errorCode !== undefined,
  service: ({ eventType }) => eventType === "AwsServiceEvent",
};

/** Event history: what KMS wrote down of every call, and of what it did by itself. */
export function TrailPanel() {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const [filter, setFilter] = useState<Filter>("all");
  const [text, setText] = useState("");
  const chosen = useAddress("event");
  const wanted = text.trim().toLowerCase();
  const fitting = kms.world.events.filter(
    (event) => FITS[filter](event) && (wanted === "" || JSON.stringify(event).toLowerCase().includes(wanted)),
  );
  const shown = fitting.slice(-MOST_SHOWN).toReversed();
  const event = kms.world.events.find(({ eventID }) => eventID === chosen) ?? null;

  return (
    <section aria-labelledby="trail" className="grid grid-cols-1 gap-4">
      <div>
        <h2 id="trail" className="text-2xl">
          {t("trail.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("trail.lead")}</p>
      </div>
      <div className="flex flex-wrap items-end gap-3 text-sm">
        <label className="grid gap-1">
          {t("trail.show")}
          <select
            className="field w-auto"
            value={filter}
            onChange={({ target }) => setFilter(FILTERS.find((name) => name === target.value) ?? "all")}
          >
            {FILTERS.map((name) => (
              <option key={name} value={name}>
                {t(`trail.filter.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid min-w-[12rem] flex-1 gap-1">
          {t("trail.search")}
          <input type="search" className="field" value={text} onChange={({ target }) => setText(target.value)} />
        </label>
        <p role="status" className="text-ink-soft">
          {t("trail.count", { shown: shown.length, all: fitting.length })}
        </p>
      </div>
      {shown.length === 0 && (
        <p className="text-ink-soft">{t(kms.world.events.length === 0 ? "trail.empty" : "trail.noneFit")}</p>
      )}
      <ol className="grid max-h-[28rem] grid-cols-1 overflow-auto border-y border-rule" aria-label={t("trail.title")}>
        {shown.map((one) => (
          <li key={`${one.eventID} ${one.recipientAccountId}`} className="border-b border-rule last:border-0">
            <button
              type="button"
              aria-expanded={one.eventID === chosen}
              className="flex w-full flex-wrap items-baseline gap-x-3 px-1 py-2 text-left text-sm hover:bg-well aria-expanded:bg-well"
              onClick={() => writeAddress({ panel: "trail", event: one.eventID })}
            >
              <time className="font-mono text-xs text-ink-soft" dateTime={one.eventTime}>
                {one.eventTime.replace("T", " ").replace("Z", "")}
              </time>
              <span className="font-mono">{one.eventName}</span>
              <span className="text-xs text-ink-soft">
                {one.userIdentity.userName ?? one.userIdentity.invokedBy ?? one.userIdentity.type}
              </span>
              {one.errorCode !== undefined && <span className="text-fail">{one.errorCode}</span>}
            </button>
          </li>
        ))}
      </ol>
      {event && <EventDetail event={event} />}
    </section>
  );
}

const CRYPTOGRAPHIC = /^(Encrypt|Decrypt|ReEncrypt|GenerateDataKey.*|Sign|Verify|GenerateMac|VerifyMac)$/;

function EventDetail({ event }: { readonly event: CloudTrailEvent }) {
  const t = useTexts("sandbox");
  return (
    <TextBlock title={event.eventName} label={t("event")} text={JSON.stringify(event, null, 2)}>
      {CRYPTOGRAPHIC.test(event.eventName) && <p className="text-sm">{t("trail.absent")}</p>}
      {event.eventType === "AwsServiceEvent" && <p className="text-sm">{t("trail.byItself")}</p>}
    </TextBlock>
  );
}
