import { randomUUID } from "node:crypto";

import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { AttemptDto } from "@/lib/api/exam.contract";
import { PracticeSessionDto } from "@/lib/api/practice.contract";
import { issueLink } from "@/server/account/one-time-link";
import { openSession } from "@/server/auth/open-session";
import { getDb } from "@/server/db/client";

import { accountBody, TAKEN } from "../integration/fixtures/account-bodies.ts";
import { createBank, createBlueprint } from "../integration/fixtures/bank.ts";
import { emptyDatabase } from "../integration/fixtures/database.ts";
import { call, findRouteFiles, METHODS, type Call, type Reply } from "../integration/fixtures/http.ts";
import {
  createAccount,
  createPerson,
  createPersonWithExpiredSession,
  type Person,
} from "../integration/fixtures/people.ts";
import { ACTORS, expectedStatus, RULES, type ActorName, type Owner, type Rule } from "./rules.ts";

const CATCH_ALL = "/api/*";

/** Path parameters, by name: what belongs to one person. */
type Belongings = Readonly<Record<"sessionId" | "attemptId" | "signInId" | "passkeyId", string>>;

let owner: Person;
let foreign: Belongings;
/** Somebody with an account, whom administrators manage. */
let managed: Person;

beforeAll(async () => {
  await emptyDatabase();
  await createBank(4, { type: "single-choice" });
  await createBlueprint({ count: 3 });
  owner = await createPerson();
  managed = await createAccount(TAKEN);
  foreign = await createBelongings(owner);
});

beforeEach(async () => {
  await getDb().examAttempt.deleteMany({ where: { NOT: { id: foreign.attemptId } } });
});

async function createBelongings(person: Person): Promise<Belongings> {
  const { cookie } = person;
  const session = await call("POST", "/api/practice/sessions", { cookie, body: practiceBody() });
  const attempt = await call("POST", "/api/exams/attempts", { cookie, body: examBody() });
  const { userId } = person;
  // Another session of theirs than the one that asks, which must outlive the request.
  const signIn = await openSession(userId, null);
  const passkey = await getDb().passkey.create({
    data: {
      id: randomUUID(),
      userId,
      publicKey: "none",
      credentialID: randomUUID(),
      counter: 0,
      deviceType: "singleDevice",
      backedUp: false,
    },
  });
  return {
    sessionId: session.read(PracticeSessionDto).id,
    attemptId: attempt.read(AttemptDto).id,
    signInId: signIn.sessionId,
    passkeyId: passkey.id,
  };
}

/** The path of a rule with ids for its parameters: the actor's things, and for an administrator's routes, others. */
async function toPath(rule: Rule, things: Belongings): Promise<string> {
  const ids: Record<string, string> = { ...things, personId: managed.userId };
  if (rule.path.includes(":invitationId")) {
    await issueLink(getDb(), { kind: "INVITATION", role: "learner", locale: "en", now: new Date() });
    ids["invitationId"] = (
      await getDb().oneTimeLink.findFirstOrThrow({ where: { kind: "INVITATION", usedAt: null } })
    ).id;
  }
  return rule.path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? randomUUID());
}

function practiceBody(): object {
  return { scope: { version: 1, kind: "bank", topic: null }, size: 2 };
}

function examBody(): object {
  return { blueprint: "kms-short", locale: "en" };
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A body that the contract of the path accepts. */
function validBody(path: string): object {
  const response = { type: "single-choice", optionId: "amber" };
  if (path.endsWith("/answers")) return { position: 1, response, idempotencyKey: randomUUID(), elapsedMs: 1 };
  if (path.endsWith("/reports"))
    return { reportId: randomUUID(), position: 1, kind: "unclear", text: "Which one?", locale: "en" };
  if (path.startsWith("/api/review/") && path.endsWith("/events"))
    return { eventId: randomUUID(), position: 1, kind: "undo" };
  if (path.endsWith("/review/sessions")) return { of: "ten-minutes" };
  if (path.endsWith("/progress/plan")) return { examDate: daysFromNow(30), minutesPerDay: 20, weeklyDays: 3 };
  if (path.endsWith("/events"))
    return { position: 1, revision: 1, idempotencyKey: randomUUID(), event: { kind: "answer", response } };
  if (path.endsWith("/practice/sessions")) return practiceBody();
  if (path.endsWith("/exams/attempts")) return examBody();
  if (path.startsWith("/api/account") || path.startsWith("/api/admin")) return accountBody(path);
  return {};
}

async function createActor(name: ActorName): Promise<Person | null> {
  if (name === "stranger") return null;
  if (name === "expired") return await createPersonWithExpiredSession();
  if (name !== "account") return await createPerson(name);
  const person = await createPerson();
  await getDb().user.update({ where: { id: person.userId }, data: { isAnonymous: false } });
  return person;
}

/** What the actor owns; one without a session borrows the owner's, to ask for nothing less. */
async function belongingsOf(name: ActorName, person: Person | null, whose: Owner): Promise<Belongings> {
  if (whose === "foreign" || person === null || name === "expired") return foreign;
  return await createBelongings(person);
}

async function ask(rule: Rule, name: ActorName, whose: Owner, extra: Call = {}): Promise<Reply> {
  const person = await createActor(name);
  const things = await belongingsOf(name, person, whose);
  // Guesses at the one password of the matrix add up; that they are limited is tested elsewhere.
  await getDb().rateLimit.deleteMany();
  return await call(rule.method, await toPath(rule, things), {
    ...(rule.method === "POST" ? { body: validBody(rule.path) } : {}),
    ...(person ? { cookie: person.cookie } : {}),
    ...extra,
  });
}

const CELLS = RULES.flatMap((rule) =>
  ACTORS.flatMap((actor) => (["own", "foreign"] as const).map((whose) => ({ rule, actor, whose }))),
);
const WRITES = RULES.filter((rule) => rule.method === "POST");

describe("the table of rules", () => {
  it("has a row for every route file, and a route file for every row", () => {
    const paths = findRouteFiles()
      .map((route) => route.path)
      .filter((path) => path.startsWith("/api/") && path !== CATCH_ALL);
    expect([...new Set(RULES.map((rule) => rule.path))].toSorted()).toEqual(paths.toSorted());
  });

  it("names every method that answers with anything but 405", async () => {
    for (const { path } of findRouteFiles().filter(
      (route) => route.path.startsWith("/api/") && route.path !== CATCH_ALL,
    )) {
      for (const method of METHODS.filter((each) => each !== "OPTIONS")) {
        const listed = RULES.some((rule) => rule.path === path && rule.method === method);
        const { status } = await call(method, path.replace(/:\w+/, randomUUID()), {});
        expect(`${method} ${path} ${status !== 405}`).toBe(`${method} ${path} ${listed}`);
      }
    }
  });
});

describe("every cell of route × actor × owner", () => {
  it.each(CELLS)(
    "$rule.method $rule.path by $actor on $whose answers as its rule says",
    async ({ rule, actor, whose }) => {
      const reply = await ask(rule, actor, whose);
      expect(reply.status).toBe(expectedStatus(rule, actor, whose));
      expect(reply.headers.get("cache-control")).toBe("private, no-store");
    },
  );

  it("is the same with headers that once talked Next past its middleware, or that ask for other renderings", async () => {
    const headers = {
      "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware",
      "x-middleware-prefetch": "1",
      "x-forwarded-host": "evil.example",
      "x-original-url": "/api/health/live",
      rsc: "1",
      "next-router-prefetch": "1",
    };
    for (const { rule, actor, whose } of CELLS) {
      const { status } = await ask(rule, actor, whose, { headers });
      expect(`${rule.method} ${rule.path} ${actor} ${whose} ${status}`).toBe(
        `${rule.method} ${rule.path} ${actor} ${whose} ${expectedStatus(rule, actor, whose)}`,
      );
      await getDb().examAttempt.deleteMany({ where: { NOT: { id: foreign.attemptId } } });
    }
  });
});

describe("a write that no page of ours sent", () => {
  const OTHER = "https://evil.example";
  const cases: readonly [string, Readonly<Record<string, string | null>>][] = [
    ["a foreign Origin", { origin: OTHER, "sec-fetch-site": null }],
    ["a foreign Origin and a false Sec-Fetch-Site", { origin: OTHER }],
    ["Origin: null", { origin: "null", "sec-fetch-site": null }],
    ["neither Origin nor Sec-Fetch-Site", { origin: null, "sec-fetch-site": null }],
    ["Sec-Fetch-Site: cross-site", { origin: null, "sec-fetch-site": "cross-site" }],
    ["Sec-Fetch-Site: same-site", { origin: null, "sec-fetch-site": "same-site" }],
    ["Sec-Fetch-Site: none", { origin: null, "sec-fetch-site": "none" }],
    ["our Origin on another port", { origin: "http://localhost:3001", "sec-fetch-site": null }],
    ["a forwarded host", { origin: OTHER, "sec-fetch-site": null, "x-forwarded-host": "evil.example" }],
  ];

  it.each(cases)("is refused with %s, on every route, with its owner's session", async (_, headers) => {
    for (const rule of WRITES) {
      const path = await toPath(rule, foreign);
      const reply = await call("POST", path, { cookie: owner.cookie, body: validBody(rule.path), headers });
      expect([rule.path, reply.status, reply.json()]).toMatchObject([rule.path, 403, { code: "cross-site" }]);
    }
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", null])(
    "is refused as %s, which a foreign form could send",
    async (contentType) => {
      for (const rule of WRITES) {
        const path = await toPath(rule, foreign);
        const headers = { "content-type": contentType };
        const reply = await call("POST", path, {
          cookie: owner.cookie,
          rawBody: new TextEncoder().encode(JSON.stringify(validBody(rule.path))),
          headers,
        });
        expect([rule.path, reply.status]).toEqual([rule.path, 415]);
      }
    },
  );
});

describe("an address that nothing serves", () => {
  it.each(METHODS)("gives a problem document to %s", async (method) => {
    const reply = await call(method, "/api/nothing/here", {});
    expect(reply.status).toBe(404);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(reply.json()).toMatchObject({ code: "not-found" });
  });
});
