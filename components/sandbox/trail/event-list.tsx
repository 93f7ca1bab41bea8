"use client";

import { useTexts } from "@/i18n/use-texts";
import type { CloudTrailEvent } from "@/lib/kms";

import { writeAddress } from "../use-address.ts";
import { whoOf } from "./trail-filter.ts";

interface Props {
  readonly events: readonly CloudTrailEvent[];
  /** The id of the one whose detail is open. */
  readonly chosen: string | null;
}

/** The records, newest first; each opens its detail, and the address names it. */
export function EventList({ events, chosen }: Props) {
  const t = useTexts("sandbox");
  if (events.length === 0) return null;
  return (
    <ol className="grid max-h-[28rem] grid-cols-1 overflow-auto border-y border-rule" aria-label={t("trail.title")}>
      {events.map((event) => (
        <li key={`${event.eventID} ${event.recipientAccountId}`} className="border-b border-rule last:border-0">
          <button
            type="button"
            aria-expanded={event.eventID === chosen}
            className="flex w-full flex-wrap items-baseline gap-x-3 px-1 py-2 text-left text-sm hover:bg-well aria-expanded:bg-well"
            onClick={() => writeAddress({ panel: "trail", event: event.eventID })}
          >
            <time className="font-mono text-xs text-ink-soft" dateTime={event.eventTime}>
              {event.eventTime.replace("T", " ").replace("Z", "")}
            </time>
            <span className="font-mono">{event.eventName}</span>
            <span className="text-xs text-ink-soft">{whoOf(event)}</span>
            {event.errorCode !== undefined && <span className="text-fail">{event.errorCode}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
