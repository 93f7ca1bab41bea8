import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";

import { AttemptEventInput } from "@/lib/api/exam-events";

import { EMPTY_OUTBOX, leftOut, type Outbox, type OutboxEntry } from "./outbox.ts";

/**
 * The outbox on this device, in IndexedDB, one record for each unconfirmed entry: a reload or a crash
 * loses no click, and two tabs of one attempt do not write over each other. Every record is read
 * strictly: what is damaged or from another version is left alone.
 */
interface ExamStore extends DBSchema {
  readonly outbox: {
    readonly key: string;
    readonly value: unknown;
    readonly indexes: { readonly attempt: string };
  };
}

const entry = { position: z.number(), revision: z.number(), key: z.uuid(), event: AttemptEventInput };

/** An outbox entry that comes from storage or from another tab. */
export const StoredEntry = z.strictObject(entry);

const JournalRecord = z.strictObject({
  version: z.literal(1),
  attemptId: z.string(),
  /** Milliseconds since 1970 on this device: only to keep the order. */
  at: z.number(),
  ...entry,
});

export interface Journal {
  readonly load: () => Promise<Outbox>;
  /** Makes the stored entries those of `after`. @returns false where this device keeps nothing. */
  readonly save: (before: Outbox, after: Outbox) => Promise<boolean>;
}

/** The journal of one attempt. Where storage is blocked it is empty and says so when it saves. */
export function openJournal(attemptId: string): Journal {
  return {
    load: async () => {
      try {
        const records = await (await database()).getAllFromIndex("outbox", "attempt", attemptId);
        return toOutbox(records);
      } catch {
        return EMPTY_OUTBOX;
      }
    },
    save: async (before, after) => {
      try {
        const gone = leftOut(before, after);
        const added = leftOut(after, before);
        const transaction = (await database()).transaction("outbox", "readwrite");
        await Promise.all([
          ...after.entries
            .filter(({ key }) => added.includes(key))
            .map((each) => transaction.store.put(toRecord(attemptId, each))),
          ...gone.map((key) => transaction.store.delete(key)),
          transaction.done,
        ]);
        return true;
      } catch {
        return false;
      }
    },
  };
}

let opened: Promise<IDBPDatabase<ExamStore>> | null = null;

async function database(): Promise<IDBPDatabase<ExamStore>> {
  opened ??= openDB<ExamStore>("selo-exams", 1, {
    upgrade(db) {
      db.createObjectStore("outbox", { keyPath: "key" }).createIndex("attempt", "attemptId");
    },
    // Another tab has a newer version of the app: let go, and open again at the next save.
    blocking: () => {
      void opened?.then((db) => db.close());
      opened = null;
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

function toRecord(attemptId: string, each: OutboxEntry): z.infer<typeof JournalRecord> {
  return { version: 1, attemptId, at: performance.timeOrigin + performance.now(), ...each };
}

function toOutbox(records: readonly unknown[]): Outbox {
  const entries = records.flatMap((record) => {
    const parsed = JournalRecord.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
  return {
    entries: entries
      .toSorted((left, right) => left.at - right.at)
      .map(({ position, revision, key, event }) => ({ position, revision, key, event })),
  };
}
