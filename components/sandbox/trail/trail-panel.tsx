"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "../bench-context.tsx";
import { useAddress } from "../use-address.ts";
import { EventDetail } from "./event-detail.tsx";
import { EventList } from "./event-list.tsx";
import { filterEvents, NO_FILTER, type TrailFilter } from "./trail-filter.ts";
import { TrailFilterForm } from "./trail-filter-form.tsx";

/** More than anybody reads; the newest come first. */
const MOST_SHOWN = 100;

/** Event history: what KMS wrote down of every call, and of what it did by itself. */
export function TrailPanel() {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const [filter, setFilter] = useState<TrailFilter>(NO_FILTER);
  const chosen = useAddress("event");
  const { events } = kms.world;
  const fitting = filterEvents(events, filter);
  const shown = fitting.slice(-MOST_SHOWN).toReversed();
  const event = events.find(({ eventID }) => eventID === chosen) ?? null;
  return (
    <section aria-labelledby="trail" className="grid grid-cols-1 gap-4">
      <div>
        <h2 id="trail" className="text-2xl">
          {t("trail.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("trail.lead")}</p>
      </div>
      <TrailFilterForm events={events} filter={filter} onFilter={setFilter} />
      <p role="status" className="text-sm text-ink-soft">
        {t("trail.count", { shown: shown.length, all: fitting.length })}
      </p>
      {shown.length === 0 && (
        <p className="text-ink-soft">{t(events.length === 0 ? "trail.empty" : "trail.noneFit")}</p>
      )}
      <EventList events={shown} chosen={chosen} />
      {chosen !== null && event === null && <p className="text-sm text-warn">{t("trail2.gone")}</p>}
      {event && <EventDetail event={event} />}
    </section>
  );
}
