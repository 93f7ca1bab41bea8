import * as z from "zod/mini";

import { loadWorldDocument, type World } from "../../kms/index.ts";
import { err, ok, type Result } from "../../result.ts";
import { parseJson, readWorld } from "./read-world.ts";
import { tidyName } from "./world-name.ts";
import { RECORDS_A_PIECE } from "./world-parts.ts";

/** A world with its name, as a file or a link has it. The name is empty where it has none. */
export interface NamedWorld {
  readonly name: string;
  readonly world: World;
}

export interface WorldFileError {
  readonly code: "no-world" | "newer-version";
  /** The members that do not fit, never their values. */
  readonly members: readonly string[];
}

const FORMAT = "selo-world";
const FileFrame = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  name: z.string(),
  world: z.unknown(),
});
const NewerFrame = z.looseObject({ format: z.literal(FORMAT), version: z.number().check(z.gt(1)) });
const Records = z.looseObject({ events: z.array(z.unknown()) });

export async function writeWorldFile({ name, world }: NamedWorld): Promise<string> {
  const { serialiseWorld } = await loadWorldDocument();
  return `{"format":"${FORMAT}","version":1,"name":${JSON.stringify(name)},"world":${serialiseWorld(world)}}`;
}

/** The inverse, for text by anybody; also reads a world without a frame, as earlier files were. Never throws. */
export async function readWorldFile(text: string): Promise<Result<NamedWorld, WorldFileError>> {
  const json = parseJson(text);
  if (NewerFrame.safeParse(json).success) return err({ code: "newer-version", members: [] });
  const frame = FileFrame.safeParse(json).data;
  const document = frame === undefined ? json : frame.world;
  const records = Records.safeParse(document).data;
  const pieces = records === undefined ? [] : inPieces(records.events);
  const world = await readWorld(
    records === undefined ? document : { ...records, events: [] },
    pieces,
    (piece) => piece,
  );
  if (!world.ok) return err({ code: "no-world", members: world.error });
  return ok({ name: tidyName(frame?.name ?? ""), world: world.value });
}

function inPieces<T>(all: readonly T[]): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < all.length; start += RECORDS_A_PIECE)
    pieces.push(all.slice(start, start + RECORDS_A_PIECE));
  return pieces;
}
