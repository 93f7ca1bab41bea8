import { type CloudTrailEvent, loadWorldDocument, type World } from "../../kms/index.ts";
import type { Result } from "../../result.ts";
import { createBreath } from "./breathe.ts";
import { parseJson, readWorld } from "./read-world.ts";

/** A world as stored: the document without its records, and the records in pieces. */
export interface StoredParts {
  readonly core: string;
  readonly records: readonly string[];
}

/** What has to be written after a change: null stands for a piece that is stored as it is. */
export interface ChangedParts {
  readonly core: string;
  readonly records: readonly (string | null)[];
}

/** Records in one piece. Only the last piece grows, so that a call writes one of them. */
export const RECORDS_A_PIECE = 250;

/**
 * The parts of a world that differ from those stored last. A world of 10,000 records is 11 MB of
 * text: written whole after each call it would hold the page for a tenth of a second.
 *
 * @param world a copy that nobody changes meanwhile.
 * @param stored the records as they were stored last; the same record is the same object.
 */
export async function changedParts(
  world: Readonly<World>,
  stored: readonly CloudTrailEvent[] = [],
): Promise<ChangedParts> {
  const { serialiseWorld } = await loadWorldDocument();
  const breathe = createBreath();
  const core = serialiseWorld({ ...world, events: [] });
  const records: (string | null)[] = [];
  for (let start = 0; start < world.events.length; start += RECORDS_A_PIECE) {
    const end = Math.min(start + RECORDS_A_PIECE, world.events.length);
    const same =
      end === Math.min(start + RECORDS_A_PIECE, stored.length) && sameRecords(world.events, stored, start, end);
    if (!same) await breathe();
    records.push(same ? null : JSON.stringify(world.events.slice(start, end)));
  }
  return { core, records };
}

/** The world of its stored parts. Never throws. */
export async function worldOfParts({ core, records }: StoredParts): Promise<Result<World, readonly string[]>> {
  return await readWorld(parseJson(core), records, parseJson);
}

function sameRecords(
  one: readonly CloudTrailEvent[],
  other: readonly CloudTrailEvent[],
  start: number,
  end: number,
): boolean {
  for (let index = start; index < end; index++) if (one[index] !== other[index]) return false;
  return true;
}
