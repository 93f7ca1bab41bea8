import "server-only";
import { composeMixture, drawStart, type DrawSource } from "@/lib/exam";
import { Prisma } from "@/prisma/generated/client/client";

import type { Database } from "./client.ts";

/**
 * Draws the items of a practice session in one query that reads a bounded number of index entries,
 * however large the bank and however much the learner has answered (docs/adr, "drawing practice").
 */

/** Which items of the bank. A use and nothing else is the whole of it. */
export type BankPart =
  | { readonly use: "practice" | "lesson"; readonly topic: string }
  | { readonly use: "practice"; readonly task: string }
  | { readonly use: "practice"; readonly domain: string }
  | { readonly use: "practice" };

export type PracticePool =
  | { readonly kind: "bank"; readonly part: BankPart }
  | { readonly kind: "weak" | "due" | "new" | "mixture" };

export interface DrawPractice {
  readonly pool: PracticePool;
  /** Null for a stranger: nothing is weak or due, all is new. */
  readonly userId: string | null;
  readonly seed: string;
  readonly size: number;
  readonly now: Date;
}

export interface DrawnRow {
  readonly id: string;
  readonly revisionId: string;
}

/** How many neighbours a draw is made from. A pool that is smaller is drawn from as a whole. */
const WINDOW = 512;
/** The same for what is a learner's own: of more, those that have waited longest. */
const OWN_WINDOW = 128;
/** How many neighbours are asked whether they are new before the whole bank is compared with the history. */
const ASKED = 2_048;

interface SourcedRow extends DrawnRow {
  readonly source: DrawSource;
}

/**
 * Up to `size` live items, none twice, in an order that the seed decides: the same seed gives the
 * same draw from the same bank and history.
 */
export async function drawPractice(db: Database, draw: DrawPractice): Promise<readonly DrawnRow[]> {
  const rows = await db.$queryRaw<SourcedRow[]>(practiceDrawSql(draw));
  return draw.pool.kind === "mixture" ? composeMixture(rows, draw.size, draw.seed) : rows;
}

/** The query itself, so that a test can look at its plan. */
export function practiceDrawSql(draw: DrawPractice): Prisma.Sql {
  switch (draw.pool.kind) {
    case "bank":
      return sample(draw, "any", bankWindow(draw, draw.pool.part));
    case "new":
      return sample(draw, "new", newWindow(draw));
    case "weak":
      return sample(draw, "weak", weakWindow(draw));
    case "due":
      return sample(draw, "due", dueWindow(draw));
    case "mixture":
      return Prisma.join(
        [
          sample(draw, "due", dueWindow(draw)),
          sample(draw, "weak", weakWindow(draw)),
          sample(draw, "new", newWindow(draw)),
          sample(draw, "any", bankWindow(draw, { use: "practice" })),
        ].map((part) => Prisma.sql`(${part})`),
        " union all ",
      );
  }
}

/** Of a window, `size` items in the seed's order: every choice and order of them is equally likely. */
function sample({ seed, size }: DrawPractice, source: DrawSource, window: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select id, "revisionId"::text as "revisionId", ${source}::text as source from (${window}) drawable
    order by md5(${seed}::text || '/' || id), id
    limit ${size}::int`;
}

const DRAWABLE = Prisma.sql`i.id, i."currentRevisionId" as "revisionId"`;

/**
 * Neighbours in the order of chance, from where the seed points, and from the beginning on where the
 * end is reached. The second half is not run unless the first one is too short.
 */
function bankWindow({ seed }: DrawPractice, part: BankPart, width = WINDOW): Prisma.Sql {
  const start = drawStart(seed);
  const half = (side: Prisma.Sql) => Prisma.sql`
    (select ${DRAWABLE} from "Item" i
      where i.status = 'LIVE' and i.use = ${part.use} ${partFilter(part)} and i."drawKey" ${side} ${start}::float8
      order by i."drawKey" limit ${width}::int)`;
  return Prisma.sql`${half(Prisma.sql`>=`)} union all ${half(Prisma.sql`<`)} limit ${width}::int`;
}

function partFilter(part: BankPart): Prisma.Sql {
  if ("topic" in part) return Prisma.sql`and i.subject = 'kms' and i.topic = ${part.topic}`;
  if ("task" in part) return Prisma.sql`and i.task = ${part.task}`;
  if ("domain" in part) return Prisma.sql`and i.domain = ${part.domain}`;
  return Prisma.empty;
}

/**
 * Asks neighbours in turn whether they are new, until the window is full. That reads little for anyone
 * but a learner to whom hardly anything is new: where fewer are found than asked for, the whole bank
 * is compared with the history, once. `not exists` in the first half would be planned as that
 * comparison, and `is null` would be taken to hold hardly ever.
 */
function newWindow(draw: DrawPractice): Prisma.Sql {
  const ofLearner = Prisma.sql`from "LearnerItem" l where l."userId" = ${draw.userId}::text and l."itemId" =`;
  return Prisma.sql`
    with near as materialized (
      select id, "revisionId" from (${bankWindow(draw, { use: "practice" }, ASKED)}) i
      where coalesce((select false ${ofLearner} i.id limit 1), true) limit ${OWN_WINDOW}::int
    )
    select id, "revisionId" from near where (select count(*) from near) >= ${draw.size}::int
    union all
    (select ${DRAWABLE} from "Item" i
      where (select count(*) from near) < ${draw.size}::int and i.status = 'LIVE' and i.use = 'practice'
        and not exists (select ${ofLearner} i.id)
      order by i."drawKey" limit ${WINDOW}::int)`;
}

/** What has been weak for longest: an item that goes wrong once more goes to the end of the line. */
function weakWindow({ userId }: DrawPractice): Prisma.Sql {
  return Prisma.sql`
    select ${DRAWABLE} from "LearnerItem" l join "Item" i on i.id = l."itemId"
    where l."userId" = ${userId}::text and l.weak and i.status = 'LIVE' and i.use = 'practice'
    order by l."lastAnsweredAt" limit ${OWN_WINDOW}::int`;
}

/** What has been due for longest. */
function dueWindow({ userId, now }: DrawPractice): Prisma.Sql {
  return Prisma.sql`
    select ${DRAWABLE} from "ReviewState" r join "Item" i on i.id = r."itemId"
    where r."userId" = ${userId}::text and r."dueAt" <= ${now.toISOString()}::timestamptz
      and i.status = 'LIVE' and i.use = 'practice'
    order by r."dueAt" limit ${OWN_WINDOW}::int`;
}
