import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";

import { Confidence, PracticeSessionDto } from "@/lib/api/practice.contract";
import { Response } from "@/lib/exam";

import type { AnswerStore } from "./answer-queue.ts";

/**
 * What practice keeps on this device: answers that the server does not have yet, and the sessions
 * under way, as the server gave them, so that a reload without a connection goes on. What is read is
 * parsed; what does not parse, being another version's, counts as not there.
 */
interface PracticeSchema extends DBSchema {
  answers: { key: string; value: unknown };
  sessions: { key: string; value: unknown };
}

const Queued = z.strictObject({
  sessionId: z.uuid(),
  position: z.number(),
  response: Response,
  confidence: z.optional(z.nullable(Confidence)),
  idempotencyKey: z.uuid(),
  elapsedMs: z.number(),
  queuedAt: z.number(),
});
const Kept = z.strictObject({ keptAt: z.number(), session: PracticeSessionDto });

/** Sessions that are kept at once; of more, the oldest goes. */
const SESSIONS = 5;

let opened: Promise<IDBPDatabase<PracticeSchema>> | null = null;

async function open(): Promise<IDBPDatabase<PracticeSchema>> {
  opened ??= openDB<PracticeSchema>("selo-practice", 1, {
    upgrade: (database) => {
      database.createObjectStore("answers");
      database.createObjectStore("sessions");
    },
    terminated: () => {
      opened = null;
    },
  });
  try {
    return await opened;
  } catch (error) {
    opened = null;
    throw error;
  }
}

export const answerStore: AnswerStore = {
  list: async () => {
    const values = await (await open()).getAll("answers");
    return values
      .flatMap((value) => {
        const parsed = Queued.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      })
      .toSorted((left, right) => left.queuedAt - right.queuedAt);
  },
  put: async (answer) => {
    await (await open()).put("answers", answer, answer.idempotencyKey);
  },
  remove: async (idempotencyKey) => {
    await (await open()).delete("answers", idempotencyKey);
  },
};

/** Keeps a session that is under way, and lets go of one that is finished. Does nothing where storage is blocked. */
export async function keepSession(session: PracticeSessionDto): Promise<void> {
  try {
    const database = await open();
    if (session.entries.every(({ answer }) => answer !== null)) return await database.delete("sessions", session.id);
    await database.put("sessions", { keptAt: Date.now(), session }, session.id);
    await forgetOldest(database);
  } catch {
    // Without storage, practice works as long as there is a connection: the queue says so.
  }
}

/** The session as it was last kept; null where it is not. */
export async function findKeptSession(sessionId: string): Promise<PracticeSessionDto | null> {
  try {
    const parsed = Kept.safeParse(await (await open()).get("sessions", sessionId));
    return parsed.success ? parsed.data.session : null;
  } catch {
    return null;
  }
}

async function forgetOldest(database: IDBPDatabase<PracticeSchema>): Promise<void> {
  const ids = await database.getAllKeys("sessions");
  if (ids.length <= SESSIONS) return;
  const kept = await Promise.all(
    ids.map(async (id) => ({ id, value: Kept.safeParse(await database.get("sessions", id)) })),
  );
  const byAge = kept.toSorted((left, right) => (right.value.data?.keptAt ?? 0) - (left.value.data?.keptAt ?? 0));
  for (const { id } of byAge.slice(SESSIONS)) await database.delete("sessions", id);
}
