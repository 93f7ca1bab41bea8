import { toBase64 } from "../../../kms/index.ts";

/** Members that are moments; copied-calls.test.ts finds one that is missing here. */
const MOMENTS = new Set([
  "CreationDate",
  "DeletionDate",
  "EventTime",
  "Expiration",
  "KeyCreationDate",
  "LastModified",
  "LastUpdatedDate",
  "NextRotationDate",
  "OnDemandRotationStartDate",
  "ParametersValidTo",
  "RotationDate",
  "Timestamp",
  "TrackingStartDate",
  "ValidTo",
]);

/**
 * An answer as the CLI prints it: bytes in base64, moments in ISO 8601 (UTC), what is undefined left out.
 * Never changes what it is given.
 */
export function toPrintable(value: unknown, name = ""): unknown {
  if (value instanceof Uint8Array) return toBase64(value);
  if (typeof value === "number" && MOMENTS.has(name)) return isoTime(value);
  if (Array.isArray(value)) return value.map((entry) => toPrintable(entry));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, toPrintable(inner, key)]])),
  );
}

/** As Python writes a moment: microseconds only where there are any. @param seconds since 1970. */
function isoTime(seconds: number): string {
  const iso = new Date(Math.round(seconds * 1000)).toISOString();
  const fraction = iso.slice(20, 23);
  return `${iso.slice(0, 19)}${fraction === "000" ? "" : `.${fraction}000`}+00:00`;
}
