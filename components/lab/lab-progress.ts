import * as z from "zod/mini";

/** What the browser keeps of labs: the lines that were run, which run again at the next visit, and what was reached. */
const MOST_LINES = 300;

const LabProgress = z.strictObject({
  lines: z.array(z.string()).check(z.maxLength(MOST_LINES)),
  reached: z.array(z.string()),
  /** How many hints were taken, by step. */
  hints: z.record(z.string(), z.int().check(z.minimum(0), z.maximum(3))),
  finished: z.boolean(),
});
export type LabProgress = z.infer<typeof LabProgress>;

const Stored = z.strictObject({ version: z.literal(1), labs: z.record(z.string(), z.unknown()) });
const KEY = "selo-labs-1";

export const NO_PROGRESS: LabProgress = { lines: [], reached: [], hints: {}, finished: false };

/**
 * @returns nothing for a stored text that does not fit, and no lab whose entry does not: one begun anew is no
 * loss worth an error, and the others keep theirs.
 */
export function readProgress(text: string | null): Readonly<Record<string, LabProgress>> {
  if (text === null) return {};
  try {
    const parsed = Stored.safeParse(JSON.parse(text));
    if (!parsed.success) return {};
    return Object.fromEntries(
      Object.entries(parsed.data.labs).flatMap(([id, entry]) => {
        const lab = LabProgress.safeParse(entry);
        return lab.success ? [[id, lab.data] as const] : [];
      }),
    );
  } catch {
    return {};
  }
}

export function writeProgress(labs: Readonly<Record<string, LabProgress>>): string {
  return JSON.stringify({ version: 1, labs });
}

export function withLine(progress: LabProgress, line: string): LabProgress {
  return { ...progress, lines: [...progress.lines, line].slice(-MOST_LINES) };
}

/** What was reached once stays reached, though the world may have moved on. */
export function withReached(progress: LabProgress, reached: readonly string[], finished: boolean): LabProgress {
  return {
    ...progress,
    reached: [...new Set([...progress.reached, ...reached])],
    finished: progress.finished || finished,
  };
}

export function loadProgress(): Readonly<Record<string, LabProgress>> {
  try {
    return readProgress(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}

/** Storage that is blocked or full forgets: the lab goes on all the same. */
export function saveProgress(id: string, progress: LabProgress): void {
  try {
    localStorage.setItem(KEY, writeProgress({ ...loadProgress(), [id]: progress }));
  } catch {
    // Nothing to be done, and nothing lost that the page shows.
  }
}
