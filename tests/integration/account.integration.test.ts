import { beforeEach, describe, expect, it } from "vitest";

import { AccountDto, listSignIns } from "@/lib/api/account.contract";
import { listAttempts } from "@/lib/api/exam.contract";
import { listPractice, PracticeSessionDto } from "@/lib/api/practice.contract";
import { Problem } from "@/lib/api/problem";
import { getDb } from "@/server/db/client";

import { createBank, createBlueprint, type BankItem } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { answerOver, openAttempt, paperOf } from "./fixtures/exam.ts";
import { call, type Call, type Reply } from "./fixtures/http.ts";
import { createAccount, createPerson, PASSWORD, personOf, type Person } from "./fixtures/people.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
let bank: BankItem[];

beforeEach(async () => {
  await emptyDatabase();
  bank = await createBank(5, { type: "single-choice" });
  await createBlueprint({ count: 3 });
});

async function practise(person: Person): Promise<PracticeSessionDto> {
  const body = { scope: { version: 1, kind: "bank", topic: null }, size: 2 };
  return (await call("POST", "/api/practice/sessions", { cookie: person.cookie, body })).read(PracticeSessionDto);
}

async function register(email: string, input: Call = {}, password = PASSWORD): Promise<Reply> {
  return await call("POST", "/api/account/registration", { body: { email, name: "Ana", password }, ...input });
}

async function signIn(email: string, input: Call = {}, password = PASSWORD): Promise<Reply> {
  return await call("POST", "/api/account/sign-in", { body: { email, password }, ...input });
}

async function accountOf(person: Person | null): Promise<AccountDto> {
  return (await call("GET", "/api/account", person ? { cookie: person.cookie } : {})).read(AccountDto);
}

async function isSignedIn(person: Person): Promise<boolean> {
  return (await accountOf(person)).person !== null;
}

describe("an anonymous learner who makes an account", () => {
  it("is the same person and keeps practice and exams, an open one included", async () => {
    const learner = await createPerson();
    const session = await practise(learner);
    const attempt = await openAttempt(learner);
    const account = await createAccount("ana@example.org", learner);
    expect(account.userId).toBe(learner.userId);
    const sessions = (await call("GET", "/api/practice/sessions", { cookie: account.cookie })).read(
      listPractice.output,
    );
    const attempts = (await call("GET", "/api/exams/attempts", { cookie: account.cookie })).read(listAttempts.output);
    expect(sessions.sessions.map(({ id }) => id)).toEqual([session.id]);
    expect(attempts.attempts).toMatchObject([{ id: attempt.id, status: "open" }]);
    expect(await getDb().user.count()).toBe(1);
  });

  it("gets a new session; the one from before is dead", async () => {
    const learner = await createPerson();
    const account = await createAccount("ana@example.org", learner);
    expect(account.cookie).not.toBe(learner.cookie);
    expect((await call("GET", "/api/account/export", { cookie: learner.cookie })).status).toBe(401);
    expect(await isSignedIn(account)).toBe(true);
  });

  it("may come as a stranger, and is then known by what they typed, the e-mail in lower case", async () => {
    const account = await createAccount("Ana.Silva@Example.org");
    expect(await accountOf(account)).toMatchObject({
      person: { name: "Ana", email: "ana.silva@example.org", role: "learner", hasPassword: true },
      anonymous: false,
    });
  });

  it("needs a password of ten characters; what is stored is a salted scrypt hash", async () => {
    const short = await register("ana@example.org", {}, "123456789");
    expect(short.read(Problem)).toMatchObject({ status: 400, fields: ["password"] });
    await createAccount("ana@example.org");
    await createAccount("bia@example.org");
    const hashes = (await getDb().account.findMany()).map(({ password }) => password);
    expect(hashes[0]).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(new Set(hashes).size).toBe(2);
  });

  it("cannot take an e-mail that is taken, and makes no second person by trying", async () => {
    await createAccount("ana@example.org");
    const reply = await register("ANA@example.org", {}, "quite another password");
    expect(reply.read(Problem).code).toBe("email-taken");
    expect(await getDb().user.count()).toBe(1);
  });

  it("cannot make a second account while signed in to one", async () => {
    const account = await createAccount("ana@example.org");
    expect((await register("bia@example.org", { cookie: account.cookie })).status).toBe(409);
  });

  it("gets one account of twenty requests at once", async () => {
    const learner = await createPerson();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => register("ana@example.org", { cookie: learner.cookie })),
    );
    // Who comes too late is told so, or is one of too many at one password.
    expect(replies.filter(({ status }) => ![201, 409, 429].includes(status))).toEqual([]);
    expect(replies.some(({ status }) => status === 201)).toBe(true);
    expect(await getDb().user.count()).toBe(1);
    expect(await getDb().account.count()).toBe(1);
  });
});

describe("an anonymous learner who signs in to an account that exists", () => {
  it("brings what they did: nothing lost, nothing doubled, and the anonymous person is gone", async () => {
    const account = await createAccount("ana@example.org");
    const before = await practise(account);
    const learner = await createPerson();
    const during = await practise(learner);
    const reply = await signIn(account.email, { cookie: learner.cookie });
    expect(reply.json()).toEqual({ merged: true });
    const person = await personOf(reply);
    expect(person.userId).toBe(account.userId);
    const { sessions } = (await call("GET", "/api/practice/sessions", { cookie: person.cookie })).read(
      listPractice.output,
    );
    expect(new Set(sessions.map(({ id }) => id))).toEqual(new Set([before.id, during.id]));
    expect(await getDb().practiceSession.count()).toBe(2);
    expect(await getDb().user.count()).toBe(1);
  });

  it("does so by the registration form as well, if the password is the account's own", async () => {
    const account = await createAccount("ana@example.org");
    const learner = await createPerson();
    await practise(learner);
    const reply = await register(account.email, { cookie: learner.cookie });
    expect(reply.json()).toEqual({ outcome: "signed-in", merged: true });
    expect((await personOf(reply)).userId).toBe(account.userId);
  });

  it("goes on with the exam begun last; the other is handed in and graded as it stands", async () => {
    const account = await createAccount("ana@example.org");
    const earlier = await openAttempt(account);
    const [first] = await paperOf(earlier.id, bank);
    if (!first) throw new Error("an empty paper");
    await answerOver(account, earlier.id, 1, first.right);
    const learner = await createPerson();
    const later = await openAttempt(learner);
    const person = await personOf(await signIn(account.email, { cookie: learner.cookie }));

    const { attempts } = (await call("GET", "/api/exams/attempts", { cookie: person.cookie })).read(
      listAttempts.output,
    );
    expect(attempts).toHaveLength(2);
    expect(attempts.find(({ id }) => id === later.id)).toMatchObject({ status: "open" });
    expect(attempts.find(({ id }) => id === earlier.id)?.status).not.toBe("open");
    const result = await call("GET", `/api/exams/attempts/${earlier.id}/result`, { cookie: person.cookie });
    expect(result.json()).toMatchObject({ correct: 1, answered: 1, scored: 3 });
    const [second] = await paperOf(later.id, bank);
    if (!second) throw new Error("an empty paper");
    expect((await answerOver(person, later.id, 1, second.right)).status).toBe(200);
  });

  it("is merged once by ten sign-ins at once", async () => {
    const account = await createAccount("ana@example.org");
    const learner = await createPerson();
    await practise(learner);
    await openAttempt(learner);
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => signIn(account.email, { cookie: learner.cookie })),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await getDb().practiceSession.count({ where: { userId: account.userId } })).toBe(1);
    expect(await getDb().examAttempt.count({ where: { userId: account.userId } })).toBe(1);
    expect(await getDb().user.count()).toBe(1);
  });

  it("takes nothing from the account that this browser was signed in to before", async () => {
    const ana = await createAccount("ana@example.org");
    await practise(ana);
    const bia = await createAccount("bia@example.org");
    const reply = await signIn(bia.email, { cookie: ana.cookie });
    expect(reply.json()).toEqual({ merged: false });
    expect(await getDb().practiceSession.count({ where: { userId: ana.userId } })).toBe(1);
    expect(await isSignedIn(ana)).toBe(false);
  });
});

describe("sessions", () => {
  it("end on sign-out, at once, and the browser forgets them", async () => {
    const account = await createAccount("ana@example.org");
    const reply = await call("POST", "/api/account/sign-out", { cookie: account.cookie, body: {} });
    expect(reply.headers.getSetCookie()[0]).toMatch(/^selo\.session_token=; Max-Age=0;/);
    expect(await isSignedIn(account)).toBe(false);
  });

  it("are no sign-out for a learner without an account, who would lose everything by it", async () => {
    const learner = await createPerson();
    const reply = await call("POST", "/api/account/sign-out", { cookie: learner.cookie, body: {} });
    expect(reply.read(Problem).code).toBe("account-needed");
  });

  it("are listed with device and time, without address or full User-Agent, and end one by one or all but this", async () => {
    const account = await createAccount("ana@example.org");
    const firefox = await personOf(await signIn(account.email, { headers: { "user-agent": FIREFOX } }));
    const third = await personOf(await signIn(account.email));
    const list = async () =>
      (await call("GET", "/api/account/sign-ins", { cookie: firefox.cookie })).read(listSignIns.output).signIns;
    const listed = await list();
    expect(listed).toHaveLength(3);
    const own = listed.find(({ current }) => current);
    expect(own).toMatchObject({ browser: "Firefox", system: "Linux" });
    expect(JSON.stringify(await getDb().session.findMany())).not.toMatch(/127\.0\.0\.1|Gecko/);

    const other = listed.find(({ current }) => !current);
    await call("POST", `/api/account/sign-ins/${other?.id}/revocation`, { cookie: firefox.cookie, body: {} });
    expect(await list()).toHaveLength(2);
    const rest = await call("POST", "/api/account/sign-ins/revocation", { cookie: firefox.cookie, body: {} });
    expect(rest.json()).toEqual({ ended: 1 });
    expect([await isSignedIn(account), await isSignedIn(third), await isSignedIn(firefox)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("all end with a new password, and this browser gets a fresh one", async () => {
    const account = await createAccount("ana@example.org");
    const other = await personOf(await signIn(account.email));
    const body = { current: PASSWORD, next: "a new password, longer" };
    const wrong = await call("POST", "/api/account/password", {
      cookie: account.cookie,
      body: { ...body, current: "no" },
    });
    expect(wrong.read(Problem).code).toBe("wrong-credentials");
    const reply = await call("POST", "/api/account/password", { cookie: account.cookie, body });
    expect(reply.json()).toEqual({ ended: 1 });
    const fresh = await personOf(reply);
    expect([await isSignedIn(account), await isSignedIn(other), await isSignedIn(fresh)]).toEqual([false, false, true]);
    expect((await signIn(account.email)).status).toBe(403);
    expect((await signIn(account.email, {}, body.next)).status).toBe(200);
  });

  it("do not open for a barred person", async () => {
    const account = await createAccount("ana@example.org");
    await getDb().user.update({ where: { id: account.userId }, data: { banned: true } });
    expect((await signIn(account.email)).read(Problem).code).toBe("wrong-credentials");
  });
});

describe("the profile", () => {
  it("changes its name", async () => {
    const account = await createAccount("ana@example.org");
    await call("POST", "/api/account/name", { cookie: account.cookie, body: { name: "  Ana Lima " } });
    expect((await accountOf(account)).person?.name).toBe("Ana Lima");
  });

  it("is nobody's for a stranger and for an anonymous learner, who are told apart", async () => {
    expect(await accountOf(null)).toMatchObject({ person: null, anonymous: false });
    expect(await accountOf(await createPerson())).toMatchObject({ person: null, anonymous: true });
  });
});
