import { randomUUID } from "node:crypto";

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { AttemptDto } from "@/lib/api/exam.contract";
import { PracticeSessionDto } from "@/lib/api/practice.contract";
import { Problem } from "@/lib/api/problem";
import { openSession } from "@/server/auth/open-session";

import { accountBody } from "./fixtures/account-bodies.ts";
import { CANARY, createBank, createBlueprint } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { call, findRouteFiles, type Call, type Method } from "./fixtures/http.ts";
import { createPerson, toCookieHeader, type Person } from "./fixtures/people.ts";

const RUNS_PER_ROUTE = 150;
/** Account routes get 60 more below, of their own kind. */
const runsOf = (path: string) => (isAccountRoute(path) ? 40 : RUNS_PER_ROUTE);
const isAccountRoute = (path: string) => /^\/api\/(account|admin)/.test(path);
const ROUTES = findRouteFiles().filter((route) => route.path.startsWith("/api/"));

let person: Person;
let sessionId: string;
let attemptId: string;

beforeAll(async () => {
  await emptyDatabase();
  await createBank(6);
  await createBlueprint({ count: 3 });
  person = await createPerson();
  const { cookie } = person;
  const scope = { version: 1, kind: "bank", topic: null };
  sessionId = (await call("POST", "/api/practice/sessions", { cookie, body: { scope, size: 3 } })).read(
    PracticeSessionDto,
  ).id;
  attemptId = (
    await call("POST", "/api/exams/attempts", { cookie, body: { blueprint: "kms-short", locale: "en" } })
  ).read(AttemptDto).id;
});

const nasty = fc.constantFrom(
  '\'; drop table "User"; --',
  "../../etc/passwd",
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  "NaN",
  "${7*7}",
  "%00",
  "9".repeat(400),
  "a".repeat(5_000),
);
const leaf = fc.oneof(nasty, fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.uuid());
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("value"), { maxLength: 4 }), tie("object")),
  object: fc.dictionary(fc.oneof(memberName(), nasty, fc.string()), tie("value"), { maxKeys: 6 }),
}));

/** The names that contracts use, so that some of what is sent gets past the first check. */
function memberName(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "scope",
    "size",
    "kind",
    "topic",
    "slug",
    "version",
    "position",
    "revision",
    "response",
    "type",
    "optionId",
    "optionIds",
    "idempotencyKey",
    "confidence",
    "elapsedMs",
    "reportId",
    "text",
    "event",
    "blueprint",
    "locale",
  );
}

/** A body with the right members and one or two odd values in them. */
const nearlyValid = fc
  .record({ odd: json.value, at: memberName(), also: fc.option(memberName()) })
  .map(({ odd, at, also }) => {
    const response = { type: "single-choice", optionId: "amber" };
    const body: Record<string, unknown> = {
      position: 1,
      revision: 1,
      idempotencyKey: randomUUID(),
      elapsedMs: 1,
      response,
      event: { kind: "answer", response },
      blueprint: "kms-short",
      locale: "en",
      scope: { version: 1, kind: "bank", topic: null },
      size: 3,
    };
    return { ...body, [at]: odd, ...(also === null ? {} : { [also]: odd }) };
  });

const rawBody = fc.oneof(
  nearlyValid.map((value) => JSON.stringify(value)),
  json.value.map((value) => JSON.stringify(value)),
  fc.string(),
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom("[".repeat(30_000), '{"a":'.repeat(9_000), " ".repeat(70_000), '{"__proto__":{"size":1}}', "1e999"),
);
const headers = fc.dictionary(
  fc.constantFrom(
    "content-type",
    "cookie",
    "accept",
    "x-request-id",
    "x-forwarded-for",
    "content-length",
    "range",
    "if-match",
  ),
  fc.oneof(
    fc.constantFrom(
      "application/json",
      "application/json;charset=utf-16",
      "text/html",
      "0",
      "-1",
      "selo.session_token=x.y",
    ),
    fc.string({ unit: "grapheme-ascii", maxLength: 40 }),
  ),
  { maxKeys: 3 },
);
const id = fc.oneof(fc.constant("own"), fc.uuid(), fc.constantFrom("1", "null", "..", "undefined", "0x0", "'--"));

const forbidden = /(\bat .+:\d+:\d+|select |insert into|prisma|postgres|node_modules|SQLSTATE|stack|ECONN)/i;

describe("malformed requests", () => {
  it.each(ROUTES)("never break $path", async ({ path }) => {
    const method = fc.constantFrom<Method>("POST", "POST", "POST", "GET", "PUT", "DELETE");
    await fc.assert(
      fc.asyncProperty(method, id, rawBody, headers, fc.boolean(), async (verb, named, body, extra, signedIn) => {
        const input: Call = {
          headers: { ...extra, "x-selo-peer-address": randomUUID() },
          ...(signedIn ? { cookie: person.cookie } : {}),
          ...(verb === "GET" ? {} : { rawBody: body }),
        };
        const reply = await call(verb, address(path, named), input);
        expect(reply.status).toBeLessThan(500);
        expect(reply.text).not.toMatch(forbidden);
        if (reply.status >= 400) expect(Problem.safeParse(reply.json()).success).toBe(true);
        if (path.includes("/exams/") && reply.status >= 400) expect(reply.text).not.toContain(CANARY);
      }),
      { numRuns: runsOf(path) },
    );
  });
});

const ACCOUNT_ROUTES = ROUTES.filter(({ path }) => isAccountRoute(path));

describe("bodies of account routes with an odd value in them", () => {
  it.each(ACCOUNT_ROUTES)("never break $path for an administrator", async ({ path }) => {
    const admin = await createPerson("admin");
    const valid = accountBody(path);
    const at = fc.constantFrom("none", ...Object.keys(valid));
    await fc.assert(
      fc.asyncProperty(at, fc.oneof(nasty, json.value), async (member, odd) => {
        // Some of these routes end the session that asks.
        const { setCookies } = await openSession(admin.userId, null);
        const reply = await call("POST", path.replaceAll(/:\w+/g, randomUUID()), {
          headers: { "x-selo-peer-address": randomUUID() },
          cookie: toCookieHeader(setCookies),
          body: { ...valid, ...(member in valid ? { [member]: odd } : {}) },
        });
        expect(reply.status).toBeLessThan(500);
        expect(reply.text).not.toMatch(forbidden);
      }),
      { numRuns: 60 },
    );
  });
});

function address(path: string, named: string): string {
  const value = (own: string) => encodeURIComponent(named === "own" ? own : named).replaceAll(".", "%2E");
  return path
    .replace(":sessionId", value(sessionId))
    .replace(":attemptId", value(attemptId))
    .replace("*", "nothing/here");
}
