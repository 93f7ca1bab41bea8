"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import { type AttemptEventInput, laneOf } from "@/lib/api/exam-events";
import type { AttemptDto } from "@/lib/api/exam.contract";

import { StoredEntry } from "./journal.ts";
import type { OutboxEntry } from "./outbox.ts";
import { applyEvent, isBehind, newest, nextRevision, type Standing, toStanding, withPending } from "./standing.ts";
import { useOutbox } from "./use-outbox.ts";

type Known = ReadonlyMap<number, Standing>;

/**
 * What stands at each question for this candidate: the server's word, changes made here, changes that
 * other tabs of this browser tell of, and what is still on its way. Tabs and devices converge, since of
 * each lane the highest revision stands for all of them.
 * @param refetch asks the server again, after another tab or device won.
 */
export function useStandings(attempt: AttemptDto, refetch: () => void) {
  /** Changes that the server's word, as this tab has it, may not yet have. */
  const [ahead, setAhead] = useState<Known>(new Map());
  /** What this tab's candidate has seen: whatever is newer came from elsewhere. */
  const [seen, setSeen] = useState<Known>(() => byPosition(attempt.entries.map(toStanding)));
  const [overruled, setOverruled] = useState(false);
  const channel = useRef<BroadcastChannel | null>(null);

  const { outbox, send, ...saving } = useOutbox(attempt.id, {
    onSaved: (entry) => {
      if (laneOf(entry.event.kind) === "log") return;
      // It leaves the outbox, and the server's word may be older than it: left over from an earlier visit.
      setAhead((before) => withEntry(before, entry));
      setSeen((before) => withEntry(before, entry));
      channel.current?.postMessage(entry);
    },
    onStale: () => {
      setOverruled(true);
      refetch();
    },
  });

  useEffect(() => {
    const opened = new BroadcastChannel(`selo-attempt-${attempt.id}`);
    channel.current = opened;
    opened.addEventListener("message", ({ data }) => {
      const told = StoredEntry.safeParse(data);
      if (!told.success) return;
      setAhead((before) => withEntry(before, told.data));
    });
    return () => opened.close();
  }, [attempt.id]);

  const standings = attempt.entries.map((entry) => {
    const server = toStanding(entry);
    return withPending(newest(server, ahead.get(entry.position) ?? server), outbox);
  });
  const elsewhere =
    overruled ||
    standings.some((each) => isBehind(withPending(seen.get(each.position) ?? blankAt(each.position), outbox), each));

  function act(position: number, event: AttemptEventInput): void {
    const standing = standings[position - 1];
    if (!standing) return;
    const revision = nextRevision(standing, event);
    if (laneOf(event.kind) !== "log") {
      const next = applyEvent(standing, event, revision);
      setAhead((before) => new Map(before).set(position, next));
      setSeen((before) => new Map(before).set(position, next));
    }
    send(position, revision, event);
  }

  const acknowledge = useCallback(() => {
    setOverruled(false);
    setSeen(byPosition(standings));
  }, [standings]);

  return { standings, act, elsewhere, acknowledge, ...saving };
}

/** With a change that is saved, unless a newer one is known already. */
function withEntry(known: Known, { position, event, revision }: OutboxEntry): Known {
  const standing = known.get(position) ?? blankAt(position);
  if (revision < nextRevision(standing, event)) return known;
  return new Map(known).set(position, applyEvent(standing, event, revision));
}

function byPosition(standings: readonly Standing[]): Known {
  return new Map(standings.map((standing) => [standing.position, standing]));
}

function blankAt(position: number): Standing {
  return {
    position,
    response: null,
    answerRevision: 0,
    flagged: false,
    flagRevision: 0,
    struck: [],
    strikeRevision: 0,
    note: "",
    noteRevision: 0,
  };
}
