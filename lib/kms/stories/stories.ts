import type { Trace } from "../trace/trace.ts";
import { tellDirect } from "./direct.ts";
import { tellEnvelope } from "./envelope.ts";
import { tellImportedMaterial } from "./imported-material.ts";
import { tellReEncrypt } from "./re-encrypt.ts";
import { tellRotation } from "./rotation.ts";
import { tellS3 } from "./s3.ts";
import { createStage, type Stage, type StoryBench } from "./stage.ts";

export const STORY_NAMES = [
  "direct",
  "envelope",
  "re-encrypt",
  "rotation",
  "imported-material",
  "s3",
  "s3-bucket-key",
] as const;
export type StoryName = (typeof STORY_NAMES)[number];

export interface Told {
  /** What was told; where a call was refused, up to there. */
  readonly trace: Trace;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

const TELLERS: Readonly<Record<StoryName, (stage: Stage, bench: StoryBench, text: string) => Promise<void>>> = {
  direct: tellDirect,
  envelope: tellEnvelope,
  "re-encrypt": tellReEncrypt,
  rotation: tellRotation,
  "imported-material": async (stage, _, text) => await tellImportedMaterial(stage, text),
  s3: async (stage, bench, text) => await tellS3(stage, bench, text, false),
  "s3-bucket-key": async (stage, bench, text) => await tellS3(stage, bench, text, true),
};

/**
 * Tells a story by calling the simulator: its trace is that of the calls, and of what the application
 * or a service does around them. It changes the world as these calls do.
 * @param text what is protected in it, 1 to 1,000 characters.
 */
export async function tellStory(name: StoryName, bench: StoryBench, text: string): Promise<Told> {
  const stage = createStage(bench, name.startsWith("s3") ? "service" : undefined);
  await TELLERS[name](stage, bench, text);
  return { trace: stage.recorder.snapshot(), refusal: stage.refusal() };
}
