import { beforeEach, describe, expect, it } from "vitest";

import { exportData } from "@/lib/api/account.contract";
import { PracticeSessionDto } from "@/lib/api/practice.contract";
import { Problem } from "@/lib/api/problem";
import { issueLink } from "@/server/account/one-time-link";
import { BELONGINGS } from "@/server/db/belongings";
import { getDb } from "@/server/db/client";

import { CANARY, createBank, createBlueprint, FEEDBACK_MEMBERS, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, openAttempt, paperOf, submitOver } from "./fixtures/exam.ts";
import { call } from "./fixtures/http.ts";
import { createAccount, createPerson, PASSWORD, type AccountHolder, type Person } from "./fixtures/people.ts";
import { personColumns } from "./fixtures/schema.ts";

let bank: BankItem[];

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(5, { type: "single-choice" });
  await createBlueprint({ count: 3 });
});

interface Work {
  readonly practiceId: string;
  readonly closedId: string;
  readonly openId: string;
  readonly paperIds: readonly string[];
}

/** Something in every table that a learner has rows in. */
async function work(person: Person): Promise<Work> {
  const { cookie, userId } = person;
  const body = { scope: { version: 1, kind: "bank", topic: null }, size: 2 };
  const session = (await call("POST", "/api/practice/sessions", { cookie, body })).read(PracticeSessionDto);
  const entry = session.entries[0]?.item;
  const optionId = entry?.type === "single-choice" ? (entry.options[0]?.id ?? "") : "";
  await call("POST", `/api/practice/sessions/${session.id}/answers`, {
    cookie,
    body: {
      position: 1,
      response: { type: "single-choice", optionId },
      idempotencyKey: crypto.randomUUID(),
      elapsedMs: 1_234,
    },
  });
  const closed = await openAttempt(person);
  const [first] = await paperOf(closed.id, bank);
  if (!first) throw new Error("an empty paper");
  await answerOver(person, closed.id, 1, first.right);
  await submitOver(person, closed.id);
  const open = await openAttempt(person);
  await answerOver(person, open.id, 2, first.right);
  const papers = await getDb().examAttempt.findMany({ where: { userId }, select: { paperId: true } });
  return {
    practiceId: session.id,
    closedId: closed.id,
    openId: open.id,
    paperIds: papers.map(({ paperId }) => paperId),
  };
}

async function settle(account: AccountHolder): Promise<void> {
  const { userId } = account;
  await issueLink(getDb(), { kind: "PASSWORD_RESET", userId, locale: "en", now: new Date() });
  await issueLink(getDb(), {
    kind: "INVITATION",
    role: "learner",
    email: "friend@example.org",
    issuedById: userId,
    locale: "en",
    now: new Date(),
  });
  await getDb().passkey.create({
    data: {
      id: crypto.randomUUID(),
      userId,
      name: "Phone",
      publicKey: "secret-public-key",
      credentialID: "credential-id",
      counter: 0,
      deviceType: "multiDevice",
      backedUp: true,
    },
  });
  await getDb().verification.create({
    data: {
      id: crypto.randomUUID(),
      identifier: "challenge",
      value: JSON.stringify({ userData: { id: userId } }),
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
}

/** In which tables any column of any row mentions one of these texts. */
async function tablesMentioning(texts: readonly string[]): Promise<Record<string, number>> {
  const tables = await getDb().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await getDb().$queryRawUnsafe<{ count: bigint }[]>(
      `select count(*) from "${name}" t where exists (select 1 from unnest($1::text[]) x where to_jsonb(t)::text like '%' || x || '%')`,
      texts,
    );
    if (row && row.count > 0n) found[name] = Number(row.count);
  }
  return found;
}

async function remove(person: Person, confirmation: string) {
  return await call("POST", "/api/account/deletion", { cookie: person.cookie, body: { confirmation } });
}

describe("the list of what belongs to a person", () => {
  it("has every column of the schema that names a person, and no other", () => {
    const listed = BELONGINGS.map(({ model, column }) => `${model}.${column}`);
    expect(listed.toSorted((a, b) => a.localeCompare(b))).toEqual(
      personColumns()
        .map(({ model, column }) => `${model}.${column}`)
        .toSorted((a, b) => a.localeCompare(b)),
    );
    expect(listed).toContain("PracticeSession.userId");
  });

  it("says cascade only where the database does so, and unnamed only where it does not", async () => {
    const rules = await getDb().$queryRaw<{ model: string; column: string; rule: string }[]>`
      select k.table_name as model, k.column_name as column, r.delete_rule as rule
      from information_schema.referential_constraints r
      join information_schema.key_column_usage k using (constraint_name)
      join information_schema.constraint_column_usage u using (constraint_name)
      where u.table_name = 'User'`;
    const ruleOf = new Map(rules.map(({ model, column, rule }) => [`${model}.${column}`, rule]));
    for (const { model, column, onDeletion } of BELONGINGS) {
      const rule = ruleOf.get(`${model}.${column}`);
      if (onDeletion === "unnamed") expect([undefined, "SET NULL"], `${model}.${column}`).toContain(rule);
      else expect(rule, `${model}.${column}`).toBe("CASCADE");
    }
  });
});

describe("the export", () => {
  it("holds everything about a person with an account", async () => {
    const account = await createAccount("ana@example.org");
    const { practiceId, closedId, openId } = await work(account);
    await settle(account);
    const reply = await call("GET", "/api/account/export", { cookie: account.cookie });
    const { data, version } = reply.read(exportData.output);
    expect(version).toBe(1);
    expect(Object.keys(data)).toEqual(["person", ...BELONGINGS.map(({ inExport }) => inExport)]);
    expect(data).toMatchObject({
      person: [{ name: "Ana", email: "ana@example.org", role: "learner" }],
      signIns: [{}],
      waysIn: [{ providerId: "credential" }],
      passkeys: [{ name: "Phone" }],
      passwordLinks: [{}],
      invitationsIssued: [{ email: "friend@example.org", role: "learner" }],
      practiceSessions: [{ id: practiceId, entries: [{ answer: { elapsedMs: 1_234 } }, { answer: null }] }],
      examAttempts: [
        { id: closedId, status: "SUBMITTED", answers: [{ position: 1 }] },
        { id: openId, status: "OPEN", answers: [{ position: 2 }], events: [{ kind: "answer" }] },
      ],
    });
  });

  it("holds no secret and no key of a question", async () => {
    const account = await createAccount("ana@example.org");
    await work(account);
    await settle(account);
    const { text } = await call("GET", "/api/account/export", { cookie: account.cookie });
    const session = await getDb().session.findFirstOrThrow({ where: { userId: account.userId } });
    const password = await getDb().account.findFirstOrThrow({ where: { userId: account.userId } });
    // Whether one's own answer was right is one's own; what would be right is not.
    const members = FEEDBACK_MEMBERS.filter((member) => member !== "correct");
    for (const secret of [session.token, password.password ?? "", "secret-public-key", CANARY, ...members]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/tokenHash|publicKey|"password":/);
  });

  it("is there for a learner without an account as well, and has nothing of anyone else", async () => {
    const other = await createAccount("bia@example.org");
    const { practiceId } = await work(other);
    const learner = await createPerson();
    const own = await work(learner);
    const reply = await call("GET", "/api/account/export", { cookie: learner.cookie });
    expect(reply.text).toContain(own.practiceId);
    expect(reply.text).not.toContain(practiceId);
    expect(reply.text).not.toContain("@");
  });
});

describe("deletion", () => {
  it("leaves no row that mentions the person or anything of theirs, in any table", async () => {
    const account = await createAccount("ana@example.org");
    const { practiceId, closedId, openId, paperIds } = await work(account);
    await settle(account);
    const traces = [account.userId, account.email, practiceId, closedId, openId, ...paperIds];
    expect(Object.keys(await tablesMentioning(traces))).toEqual(
      expect.arrayContaining([
        "User",
        "Session",
        "Account",
        "Passkey",
        "OneTimeLink",
        "Verification",
        "PracticeAnswer",
      ]),
    );
    const reply = await remove(account, " ANA@example.org ");
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()[0]).toContain("Max-Age=0");
    expect(await tablesMentioning(traces)).toEqual({});
    // The invitation to a friend is not the person's own: it stays, and names only the friend.
    expect(await getDb().oneTimeLink.findMany()).toMatchObject([{ email: "friend@example.org", issuedById: null }]);
  });

  it("ends every session at once and frees the e-mail", async () => {
    const account = await createAccount("ana@example.org");
    await remove(account, account.email);
    expect((await call("GET", "/api/account/export", { cookie: account.cookie })).status).toBe(401);
    const body = { email: account.email, password: PASSWORD };
    expect((await call("POST", "/api/account/sign-in", { body })).read(Problem).code).toBe("wrong-credentials");
    expect((await createAccount(account.email)).userId).not.toBe(account.userId);
  });

  it.each(["delete everything", "Apagar tudo"])("takes %j from a learner without an account", async (phrase) => {
    const learner = await createPerson();
    const { practiceId, closedId, openId, paperIds } = await work(learner);
    expect((await remove(learner, phrase)).status).toBe(200);
    expect(await tablesMentioning([learner.userId, practiceId, closedId, openId, ...paperIds])).toEqual({});
  });

  it("changes nothing where the confirmation is another", async () => {
    const account = await createAccount("ana@example.org");
    const { practiceId } = await work(account);
    for (const confirmation of ["", "delete everything", "bia@example.org"]) {
      expect((await remove(account, confirmation)).read(Problem)).toMatchObject({
        status: 400,
        fields: ["confirmation"],
      });
    }
    expect(await getDb().practiceSession.count({ where: { id: practiceId } })).toBe(1);
    expect((await remove(await createPerson(), account.email)).status).toBe(400);
  });

  it("leaves everyone else as they were", async () => {
    const other = await createPerson();
    const kept = await work(other);
    const account = await createAccount("ana@example.org");
    await work(account);
    await remove(account, account.email);
    const reply = await call("GET", `/api/exams/attempts/${kept.closedId}/result`, { cookie: other.cookie });
    expect(reply.status).toBe(200);
    expect(await getDb().examPaper.count()).toBe(2);
  });

  it("keeps the questions that an instructor wrote, by an id that is nobody's", async () => {
    const instructor = await createPerson("instructor");
    const { email } = await getDb().user.findUniqueOrThrow({ where: { id: instructor.userId } });
    const revision = await getDb().itemRevision.findFirstOrThrow();
    await getDb().itemRevision.create({
      data: {
        itemId: revision.itemId,
        number: 2,
        source: "AUTHORED",
        contentHash: "hash",
        document: revision.document ?? {},
        authorId: instructor.userId,
      },
    });
    const exported = (await call("GET", "/api/account/export", { cookie: instructor.cookie })).read(exportData.output);
    expect(exported.data["questionsWritten"]).toMatchObject([{ itemId: revision.itemId, number: 2 }]);
    await remove(instructor, email);
    expect(await tablesMentioning([instructor.userId])).toEqual({ ItemRevision: 1 });
  });
});
