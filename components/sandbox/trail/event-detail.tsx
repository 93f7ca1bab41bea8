"use client";

import { useTexts } from "@/i18n/use-texts";
import type { CloudTrailEvent } from "@/lib/kms";

import { useBench } from "../bench-context.tsx";
import { callOf } from "../call-log.ts";
import { TextBlock } from "../text-block.tsx";
import { writeAddress } from "../use-address.ts";
import { AbsentTable } from "./absent-table.tsx";

/** One record: its JSON, the call that made it, and what it deliberately does not say. */
export function EventDetail({ event }: { readonly event: CloudTrailEvent }) {
  const t = useTexts("sandbox");
  const { setRecord } = useBench();
  const call = callOf(event.requestID);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      <TextBlock title={event.eventName} label={t("event")} text={JSON.stringify(event, null, 2)}>
        {event.eventType === "AwsServiceEvent" && <p className="text-sm">{t("trail.byItself")}</p>}
        {event.sharedEventID !== undefined && <p className="text-sm">{t("trail2.shared")}</p>}
      </TextBlock>
      {call && (
        <>
          <div>
            <button
              type="button"
              className="button button-small"
              onClick={() => {
                setRecord(call);
                writeAddress({ panel: "call", event: null });
              }}
            >
              {t("trail2.showCall")}
            </button>
          </div>
          <AbsentTable call={call} event={event} />
        </>
      )}
      {!call && event.requestID !== null && <p className="text-sm text-ink-soft">{t("trail2.noCall")}</p>}
    </div>
  );
}
