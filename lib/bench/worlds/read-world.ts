import { loadWorldDocument, type World } from "../../kms/index.ts";
import { err, ok, type Result } from "../../result.ts";
import { createBreath } from "./breathe.ts";

/** A record may be nested so deep and not deeper: whoever shows it walks it to its end. */
const DEEPEST = 32;

/**
 * A world of a document without its records and the records in pieces, each checked by the world's own
 * schema, with time for the page in between. Anybody may have written them. Never throws.
 *
 * @param toJson reads one piece, so that it is read no earlier than it is checked.
 * @returns the members that do not fit, never their values.
 */
export async function readWorld<Piece>(
  core: unknown,
  pieces: readonly Piece[],
  toJson: (piece: Piece) => unknown,
): Promise<Result<World, readonly string[]>> {
  const { worldOfJson } = await loadWorldDocument();
  const breathe = createBreath();
  const parsed = worldOfJson(core);
  if (!parsed.ok) return err(parsed.error.members);
  const world = parsed.value;
  for (const piece of pieces) {
    await breathe();
    const events = toJson(piece);
    if (isDeep(events, DEEPEST)) return err(["events"]);
    const part = worldOfJson({ version: 3, now: 0, keys: [], events });
    if (!part.ok) return err(part.error.members);
    world.events.push(...part.value.events);
  }
  return ok(world);
}

/** @returns undefined for what is no JSON, which is no part of a world either. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDeep(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeep(member, levels - 1));
}
