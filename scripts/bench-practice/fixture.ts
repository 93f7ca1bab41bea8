import { Client } from "pg";

import { ItemDocument } from "../../lib/content/item.ts";

/** The learner whose draws are measured, one who has answered all but ten, and the rest of the school. */
export const LEARNER = "learner-1";
export const NEARLY_DONE = "learner-done";

/** Answers of a session that is loaded in bulk. */
const SESSION = 50;

/** What every item of the fixture says, but for its id. */
const DOCUMENT = ItemDocument.parse({
  version: 1,
  id: "bench-0",
  type: "single-choice",
  use: "practice",
  topic: "rotation",
  lesson: "rotation#learn",
  blueprint: "clf-c02:2.2-S4",
  depth: "exam",
  difficulty: 2,
  stem: { en: "Which option is right?", "pt-BR": "Qual alternativa está certa?" },
  options: ["amber", "birch", "cedar", "dune"].map((id, index) => ({
    id,
    text: { en: `Option ${id}`, "pt-BR": `Alternativa ${id}` },
    rationale: { en: `What ${id} is about.`, "pt-BR": `Do que trata ${id}.` },
    ...(index === 0 ? { key: true } : { misconception: "bench-misconception" }),
  })),
  references: [{ url: "https://docs.aws.amazon.com/kms/", fact: "bench-fact", checked: "2026-11-01" }],
});

/** A table for the bare write, and the learners. */
export async function createFixture(url: string): Promise<void> {
  await inBulk(url, async (client) => {
    await client.query(`create table "BenchWrite" (id bigint primary key, text text not null)`);
    await client.query(
      `insert into "User" (id, name, email, "updatedAt")
       select id, id, id || '@example.com', now() from (
         select 'learner-' || n as id from generate_series(1, 20) n union all select $1
       ) learners`,
      [NEARLY_DONE],
    );
  });
}

/**
 * Replaces what is there by a bank of `items` and a history of `learners` who have each answered half
 * of it, in sessions of 50. @returns how many answers there are.
 */
export async function growFixture(url: string, items: number, learners: number): Promise<number> {
  const each = items / 2;
  await inBulk(url, async (client) => {
    await client.query(
      `truncate "PracticeAnswer", "PracticeEntry", "PracticeSession", "LearnerItem", "ReviewState", "Item", "ItemRevision" cascade`,
    );
    await client.query(
      `insert into "ItemRevision" (id, "itemId", number, source, "contentHash", document)
       select ${revisionOf("n")}, 'bench-' || n, 1, 'SHIPPED', 'hash', $1::jsonb || jsonb_build_object('id', 'bench-' || n)
       from generate_series(0, $2::int - 1) n`,
      [JSON.stringify(DOCUMENT), items],
    );
    await client.query(
      `insert into "Item" (id, status, type, use, subject, topic, blueprint, task, domain, depth, difficulty,
         "currentRevisionId", "updatedAt")
       select 'bench-' || n, 'LIVE', 'single-choice', 'practice', case when n % 3 = 0 then 'kms' else 'cloud' end,
         (array['rotation', 'key-life', 'pricing', 'compliance', 'cloudtrail'])[1 + n % 5],
         'clf-c02:' || task || '-S1', task, split_part(task, '.', 1), 'exam', 2, ${revisionOf("n")}, now()
       from generate_series(0, $1::int - 1) n,
         lateral (select 1 + n % 4 || '.' || 1 + n / 4 % 3 as task) tasks`,
      [items],
    );
    // Learner l has answered the items l, l + 2, l + 4 …, a third of them badly.
    await client.query(
      `insert into "PracticeSession" (id, "userId", scope, seed, size, answered, correct, "createdAt", "finishedAt")
       select ${sessionOf("l", "s")}, 'learner-' || l, '{"version":1,"kind":"bank","topic":null}', 'seed',
         ${SESSION}, ${SESSION}, 33, now() - s * interval '1 hour', now()
       from generate_series(1, $1::int) l, generate_series(0, $2::int / ${SESSION} - 1) s`,
      [learners, each],
    );
    const answers = `generate_series(1, $1::int) l, generate_series(0, $2::int - 1) k`;
    await client.query(
      `insert into "PracticeEntry" ("sessionId", position, "itemRevisionId", "optionOrder")
       select ${sessionOf("l", `k / ${SESSION}`)}, 1 + k % ${SESSION}, ${revisionOf("((2 * k + l) % (2 * $2::int))")},
         array['amber', 'birch', 'cedar', 'dune']
       from ${answers}`,
      [learners, each],
    );
    await client.query(
      `insert into "PracticeAnswer" ("sessionId", position, "idempotencyKey", response, correct, "elapsedMs", "answeredAt")
       select ${sessionOf("l", `k / ${SESSION}`)}, 1 + k % ${SESSION}, gen_random_uuid(),
         '{"type":"single-choice","optionId":"amber"}', k % 3 > 0, 1000, now() - k * interval '1 minute'
       from ${answers}`,
      [learners, each],
    );
    await client.query(
      `insert into "LearnerItem" ("userId", "itemId", answers, correct, weak, "lastAnsweredAt")
       select 'learner-' || l, 'bench-' || (2 * k + l) % (2 * $2::int), 1, (k % 3 > 0)::int, k % 3 = 0,
         now() - k * interval '1 minute'
       from ${answers}`,
      [learners, each],
    );
    await client.query(
      `insert into "LearnerItem" ("userId", "itemId", answers, correct, weak, "lastAnsweredAt")
       select $2, 'bench-' || n, 1, 1, false, now() from generate_series(10, $1::int - 1) n`,
      [items, NEARLY_DONE],
    );
    await client.query(
      `insert into "ReviewState"
         ("userId", "itemId", stability, difficulty, reviews, lapses, "lastReviewAt", "dueAt")
       select "userId", "itemId", 3, 5, 1, 0, now(), now() + (random() - 0.2) * interval '30 days' from "LearnerItem" where "userId" = $1`,
      [LEARNER],
    );
  });
  await inBulk(url, async (client) => {
    await client.query("vacuum analyze");
    await client.query("checkpoint");
  });
  return each * learners;
}

function revisionOf(item: string): string {
  return `('00000000-0000-7000-8000-' || lpad((${item})::text, 12, '0'))::uuid`;
}

function sessionOf(learner: string, session: string): string {
  return `('00000000-0000-7000-9' || lpad((${learner})::text, 3, '0') || '-' || lpad((${session})::text, 12, '0'))::uuid`;
}

/** A connection without triggers, foreign keys and waiting for the disk: rows as fast as they come. */
async function inBulk(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await work(client);
  } finally {
    await client.end();
  }
}
