import type { CloudTrailEvent } from "@/lib/kms";

export const EVENT_KINDS = ["all", "write", "read", "failed", "service"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What is looked for; an empty text asks for nothing. */
export interface TrailFilter {
  readonly kind: EventKind;
  readonly name: string;
  /** A key's ARN. */
  readonly key: string;
  /** As `whoOf` says it. */
  readonly who: string;
  /** In UTC, as the field of a date and time has it: 2026-11-24T10:00. */
  readonly from: string;
  readonly to: string;
  /** Anywhere in the record. */
  readonly text: string;
}

export const NO_FILTER: TrailFilter = { kind: "all", name: "", key: "", who: "", from: "", to: "", text: "" };

const KIND_FITS: Readonly<Record<EventKind, (event: CloudTrailEvent) => boolean>> = {
  all: () => true,
  write: ({ readOnly, eventType }) => !readOnly && eventType === "AwsApiCall",
  read: ({ readOnly }) => readOnly,
  failed: ({ errorCode }) => errorCode !== undefined,
  service: ({ eventType }) => eventType === "AwsServiceEvent",
};

/** Who called, in one word or two: a user's name, a role's session, a service, or AWS itself. */
export function whoOf({ userIdentity: { userName, arn, invokedBy, type, accountId } }: CloudTrailEvent): string {
  if (userName !== undefined) return userName;
  const role = /assumed-role\/([^/]+)/.exec(arn ?? "")?.[1];
  if (role !== undefined) return role;
  if (type === "Root") return `root ${accountId ?? ""}`.trim();
  return invokedBy ?? type ?? "";
}

/** The records that a filter lets through, oldest first. Records in two accounts are two records. */
export function filterEvents(events: readonly CloudTrailEvent[], filter: TrailFilter): readonly CloudTrailEvent[] {
  const wanted = filter.text.trim().toLowerCase();
  // Both are written in UTC and from the year down, so that texts compare as times do. A minute means all of it.
  const until = filter.to === "" ? "" : `${filter.to.slice(0, "2026-11-24T10:00".length)}:59Z`;
  return events.filter(
    (event) =>
      KIND_FITS[filter.kind](event) &&
      (filter.name === "" || event.eventName === filter.name) &&
      (filter.key === "" || event.resources.some(({ ARN }) => ARN === filter.key)) &&
      (filter.who === "" || whoOf(event) === filter.who) &&
      (filter.from === "" || event.eventTime >= filter.from) &&
      (until === "" || event.eventTime <= until) &&
      (wanted === "" || JSON.stringify(event).toLowerCase().includes(wanted)),
  );
}

const unique = (values: readonly string[]) => [...new Set(values)].toSorted();

/** What there is to choose from. */
export function choicesOf(events: readonly CloudTrailEvent[]) {
  return {
    names: unique(events.map(({ eventName }) => eventName)),
    keys: unique(events.flatMap(({ resources }) => resources.map(({ ARN }) => ARN))),
    who: unique(events.map(whoOf)),
  };
}
