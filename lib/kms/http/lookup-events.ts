import { err, ok, type Result } from "../../result.ts";
import type { CloudTrailEvent } from "../cloudtrail/event.ts";
import type { World } from "../world/world.ts";
import type { Signed } from "./signed.ts";

interface LookupError {
  readonly code: "InvalidMaxResultsException" | "InvalidNextTokenException" | "InvalidLookupAttributesException";
  readonly message: string;
}

interface LookupOutput {
  readonly Events: readonly {
    readonly EventId: string;
    readonly EventName: string;
    readonly EventSource: string;
    /** Seconds since 1970. */
    readonly EventTime: number;
    readonly ReadOnly: string;
    readonly Resources: readonly { readonly ResourceName: string; readonly ResourceType: string }[];
    readonly Username?: string;
    /** The whole record, as JSON text. */
    readonly CloudTrailEvent: string;
  }[];
  readonly NextToken?: string;
}

const MOST_RESULTS = 50;
/** The history reaches back 90 days; what is older is in trails, which are not modelled. */
const HISTORY_SECONDS = 90 * 86_400;

const ATTRIBUTES: Readonly<Record<string, (event: CloudTrailEvent) => readonly (string | undefined)[]>> = {
  EventId: ({ eventID }) => [eventID],
  EventName: ({ eventName }) => [eventName],
  EventSource: ({ eventSource }) => [eventSource],
  ReadOnly: ({ readOnly }) => [String(readOnly)],
  ResourceName: ({ resources }) => resources.flatMap(({ ARN }) => [ARN, ARN.slice(ARN.indexOf("/") + 1)]),
  ResourceType: ({ resources }) => resources.map(({ type }) => type),
  Username: ({ userIdentity }) => [userIdentity.userName],
};

/**
 * CloudTrail's event history of the caller's account in the called Region, newest first.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function lookupEvents(
  world: Readonly<World>,
  input: Readonly<Record<string, unknown>>,
  { caller, region }: Signed,
): Result<LookupOutput, LookupError> {
  const { MaxResults: limit = MOST_RESULTS, NextToken: token = "0", LookupAttributes: asked = [] } = input;
  const from = Math.max(Number(input["StartTime"] ?? -Infinity), world.now / 1000 - HISTORY_SECONDS);
  const until = Number(input["EndTime"] ?? Infinity);
  if (!Number.isInteger(limit) || Number(limit) < 1 || Number(limit) > MOST_RESULTS) {
    return err({ code: "InvalidMaxResultsException", message: `MaxResults must be from 1 to ${MOST_RESULTS}.` });
  }
  if (typeof token !== "string" || !/^\d{1,9}$/.test(token)) {
    return err({ code: "InvalidNextTokenException", message: "Give the token that the page before gave." });
  }
  const filters = readFilters(asked);
  if (filters === null) {
    return err({ code: "InvalidLookupAttributesException", message: "An attribute needs a known key and a value." });
  }
  const found: CloudTrailEvent[] = [];
  let skip = Number(token);
  for (let index = world.events.length - 1; index >= 0 && found.length <= Number(limit); index--) {
    const event = world.events[index];
    if (event === undefined || event.recipientAccountId !== caller.accountId || event.awsRegion !== region) continue;
    const seconds = Date.parse(event.eventTime) / 1000;
    if (seconds < from || seconds > until || !filters.every((fits) => fits(event))) continue;
    if (skip > 0) skip--;
    else found.push(event);
  }
  const more = found.length > Number(limit);
  return ok({
    Events: found.slice(0, Number(limit)).map((event) => ({
      EventId: event.eventID,
      EventName: event.eventName,
      EventSource: event.eventSource,
      EventTime: Date.parse(event.eventTime) / 1000,
      ReadOnly: String(event.readOnly),
      Resources: event.resources.map(({ ARN, type }) => ({ ResourceName: ARN, ResourceType: type })),
      ...(event.userIdentity.userName === undefined ? {} : { Username: event.userIdentity.userName }),
      CloudTrailEvent: JSON.stringify(event),
    })),
    ...(more ? { NextToken: String(Number(token) + Number(limit)) } : {}),
  });
}

function readFilters(asked: unknown): ((event: CloudTrailEvent) => boolean)[] | null {
  if (!Array.isArray(asked)) return null;
  const filters: ((event: CloudTrailEvent) => boolean)[] = [];
  for (const attribute of asked as unknown[]) {
    const { AttributeKey: key, AttributeValue: value } = (attribute ?? {}) as Record<string, unknown>;
    const read = typeof key === "string" && Object.hasOwn(ATTRIBUTES, key) ? ATTRIBUTES[key] : undefined;
    if (!read || typeof value !== "string") return null;
    filters.push((event) => read(event).includes(value));
  }
  return filters;
}
