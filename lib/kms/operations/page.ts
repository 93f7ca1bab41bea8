import { err, ok, type Result } from "../../result.ts";
import { fromBase64, toBase64, utf8 } from "../bytes/bytes.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";

interface PageRequest {
  readonly Limit: number | undefined;
  readonly Marker: string | undefined;
}

interface Page<T> {
  readonly entries: readonly T[];
  /** The members that every paged answer has. */
  readonly marks: { readonly NextMarker?: string; readonly Truncated: boolean };
}

/**
 * One page of a listing, by a name that orders its entries, so that a marker keeps its place while
 * entries come and go.
 * @param nameOf unique among the entries.
 * @returns InvalidMarkerException for a marker that no answer gave.
 */
export function pageOf<T>(
  entries: readonly T[],
  nameOf: (entry: T) => string,
  { Limit, Marker }: PageRequest,
  defaultLimit: number,
): Result<Page<T>, KmsError> {
  const after = Marker === undefined ? "" : readMarker(Marker);
  if (after === null) return err(kmsError("InvalidMarkerException", "Could not deserialize marker"));
  const limit = Limit ?? defaultLimit;
  const rest = entries
    .filter((entry) => nameOf(entry) > after)
    .toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const marks =
    rest.length > limit && last !== undefined
      ? { NextMarker: toBase64(utf8(`after ${nameOf(last)}`)), Truncated: true }
      : { Truncated: false };
  return ok({ entries: page, marks });
}

const ORDINAL_DIGITS = 6;

/** One page of a list whose order is its own: a marker keeps a position. Errors as `pageOf`. */
export function pageInOrder<T>(
  entries: readonly T[],
  request: PageRequest,
  defaultLimit: number,
): Result<Page<T>, KmsError> {
  const numbered = entries.map((entry, index) => ({ entry, ordinal: String(index).padStart(ORDINAL_DIGITS, "0") }));
  const page = pageOf(numbered, ({ ordinal }) => ordinal, request, defaultLimit);
  return page.ok ? ok({ ...page.value, entries: page.value.entries.map(({ entry }) => entry) }) : page;
}

function readMarker(marker: string): string | null {
  const bytes = fromBase64(marker);
  const text = bytes === null ? "" : new TextDecoder().decode(bytes);
  return text.startsWith("after ") ? text.slice("after ".length) : null;
}
