import * as z from "zod/mini";

import { loadWorldDocument, type World } from "../../kms/index.ts";
import { err, ok, type Result } from "../../result.ts";
import { tidyName } from "./world-name.ts";

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
  world: z.record(z.string(), z.unknown()),
});

/** A world may be nested so deep and not deeper: whoever shows it walks it to its end. */
const DEEPEST = 64;

export async function writeWorldFile({ name, world }: NamedWorld): Promise<string> {
  const { serialiseWorld } = await loadWorldDocument();
  return `{"format":"${FORMAT}","version":1,"name":${JSON.stringify(name)},"world":${serialiseWorld(world)}}`;
}

/** The inverse, for text by anybody; also reads a world without a frame, as earlier files were. Never throws. */
export async function readWorldFile(text: string): Promise<Result<NamedWorld, WorldFileError>> {
  const { parseWorld } = await loadWorldDocument();
  if (depthOf(text) > DEEPEST) return noWorld([]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return noWorld([]);
  }
  if (!isObject(json) || json["format"] !== FORMAT) {
    const bare = parseWorld(text);
    return bare.ok ? ok({ name: "", world: bare.value }) : noWorld(bare.error.members);
  }
  if (typeof json["version"] === "number" && json["version"] > 1) return err({ code: "newer-version", members: [] });
  const frame = FileFrame.safeParse(json);
  if (!frame.success) return noWorld(frame.error.issues.map((issue) => issue.path.join(".")));
  const world = parseWorld(JSON.stringify(frame.data.world));
  return world.ok ? ok({ name: tidyName(frame.data.name), world: world.value }) : noWorld(world.error.members);
}

function noWorld(members: readonly string[]): Result<never, WorldFileError> {
  return err({ code: "no-world", members });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** How deep brackets nest outside of texts. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inText) {
      if (char === "\\") index++;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === "[" || char === "{") deepest = Math.max(deepest, ++depth);
    else if (char === "]" || char === "}") depth--;
  }
  return deepest;
}
