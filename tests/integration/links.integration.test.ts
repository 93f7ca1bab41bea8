import { beforeEach, describe, expect, it } from "vitest";

import { AccountDto } from "@/lib/api/account.contract";
import { invite, issueResetLink, listInvitations, searchPeople } from "@/lib/api/admin.contract";
import { Problem } from "@/lib/api/problem";
import { firstAdminLink } from "@/server/account/first-admin";
import { getDb } from "@/server/db/client";

import { emptyDatabase } from "./fixtures/database.ts";
import { call, type Reply } from "./fixtures/http.ts";
import { createAccount, createPerson, PASSWORD, personOf, type Person } from "./fixtures/people.ts";

beforeEach(emptyDatabase);

function tokenOf(url: string): string {
  const { hash, pathname } = new URL(url);
  expect(pathname).toMatch(/^\/(en\/account|pt-br\/conta)\/link$/);
  return hash.slice(1);
}

async function firstToken(): Promise<string> {
  const url = await firstAdminLink(new Date());
  if (url === null) throw new Error("there is an administrator");
  return tokenOf(url);
}

async function accept(person: Person, token: string): Promise<Reply> {
  return await call("POST", "/api/account/links/acceptance", { cookie: person.cookie, body: { token } });
}

async function inspect(token: string): Promise<Reply> {
  return await call("POST", "/api/account/links/inspection", { body: { token } });
}

async function roleOf(person: Person): Promise<string> {
  return (await getDb().user.findUniqueOrThrow({ where: { id: person.userId } })).role;
}

async function inviteTo(admin: Person, role: string, email: string | null = null): Promise<string> {
  const reply = await call("POST", "/api/admin/invitations", {
    cookie: admin.cookie,
    body: { role, email, locale: "pt-BR" },
  });
  return tokenOf(reply.read(invite.output).url);
}

async function expire(): Promise<void> {
  await getDb().oneTimeLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
}

describe("the first administrator's link", () => {
  it("makes an account an administrator, with a new session, once", async () => {
    const token = await firstToken();
    expect((await inspect(token)).json()).toMatchObject({ kind: "role", role: "admin" });
    const account = await createAccount("ana@example.org");
    const reply = await accept(account, token);
    expect(reply.json()).toEqual({ role: "admin" });
    const admin = await personOf(reply);
    expect(admin.cookie).not.toBe(account.cookie);
    expect((await call("GET", "/api/admin/invitations", { cookie: admin.cookie })).status).toBe(200);
    expect((await call("GET", "/api/admin/invitations", { cookie: account.cookie })).status).toBe(401);

    const other = await createAccount("bia@example.org");
    expect((await accept(other, token)).read(Problem)).toMatchObject({ status: 410, code: "link-void" });
    expect(await roleOf(other)).toBe("learner");
  });

  it("is not made once there is an administrator, and those made before are void", async () => {
    const [one, two] = [await firstToken(), await firstToken()];
    await accept(await createAccount("ana@example.org"), one);
    expect(await firstAdminLink(new Date())).toBeNull();
    expect((await inspect(two)).status).toBe(410);
    expect((await accept(await createAccount("bia@example.org"), two)).status).toBe(410);
  });

  it("gives one administrator however many use several at once", async () => {
    const tokens = [await firstToken(), await firstToken(), await firstToken()];
    const people = [];
    for (let index = 0; index < 6; index += 1) people.push(await createAccount(`person-${index}@example.org`));
    await Promise.all(people.map((person, index) => accept(person, tokens[index % 3] ?? "")));
    expect(await getDb().user.count({ where: { role: "admin" } })).toBe(1);
  });

  it("ends after a day, and is stored as a hash only", async () => {
    const token = await firstToken();
    expect(JSON.stringify(await getDb().oneTimeLink.findMany())).not.toContain(token);
    const { createdAt, expiresAt } = await getDb().oneTimeLink.findFirstOrThrow();
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(86_400_000);
    await expire();
    expect((await accept(await createAccount("ana@example.org"), token)).status).toBe(410);
  });

  it("needs an account: an anonymous learner would lose the role with the browser", async () => {
    const reply = await accept(await createPerson(), await firstToken());
    expect(reply.read(Problem).code).toBe("account-needed");
  });
});

describe("an invitation", () => {
  it("gives its role once, of twenty who use it at once to one", async () => {
    const admin = await createPerson("admin");
    const token = await inviteTo(admin, "instructor");
    const people = [];
    for (let index = 0; index < 20; index += 1) {
      const person = await createPerson();
      await getDb().user.update({ where: { id: person.userId }, data: { isAnonymous: false } });
      people.push(person);
    }
    const replies = await Promise.all(people.map((person) => accept(person, token)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await getDb().user.count({ where: { role: "instructor" } })).toBe(1);
  });

  it("never lowers a role", async () => {
    const admin = await createPerson("admin");
    const reply = await accept(admin, await inviteTo(admin, "instructor"));
    expect(reply.json()).toEqual({ role: "admin" });
    expect(await roleOf(admin)).toBe("admin");
  });

  it("is listed while it works, and can be withdrawn", async () => {
    const admin = await createPerson("admin");
    const token = await inviteTo(admin, "learner", "friend@example.org");
    const list = async () =>
      (await call("GET", "/api/admin/invitations", { cookie: admin.cookie })).read(listInvitations.output).invitations;
    const [invitation] = await list();
    expect(invitation).toMatchObject({ role: "learner", email: "friend@example.org" });
    const path = `/api/admin/invitations/${invitation?.id}/revocation`;
    expect((await call("POST", path, { cookie: admin.cookie, body: {} })).status).toBe(200);
    expect(await list()).toEqual([]);
    expect((await accept(await createAccount("ana@example.org"), token)).status).toBe(410);
    expect((await call("POST", path, { cookie: admin.cookie, body: {} })).status).toBe(404);
  });
});

describe("a link for a new password", () => {
  async function issue(admin: Person, person: Person): Promise<string> {
    const reply = await call("POST", `/api/admin/people/${person.userId}/reset-link`, {
      cookie: admin.cookie,
      body: { locale: "en" },
    });
    return tokenOf(reply.read(issueResetLink.output).url);
  }

  async function reset(token: string, password: string): Promise<Reply> {
    return await call("POST", "/api/account/links/password", { body: { token, password } });
  }

  it("sets it, ends every session, and signs in here, once", async () => {
    const admin = await createPerson("admin");
    const account = await createAccount("ana@example.org");
    const token = await issue(admin, account);
    expect((await inspect(token)).json()).toMatchObject({ kind: "password-reset", email: account.email });
    const reply = await reset(token, "the new password");
    expect((await personOf(reply)).userId).toBe(account.userId);
    expect((await call("GET", "/api/account/export", { cookie: account.cookie })).status).toBe(401);
    const signIn = async (password: string) =>
      (await call("POST", "/api/account/sign-in", { body: { email: account.email, password } })).status;
    expect([await signIn(PASSWORD), await signIn("the new password")]).toEqual([403, 200]);
    expect((await reset(token, "yet another password")).status).toBe(410);
    expect(await signIn("yet another password")).toBe(403);
  });

  it("makes the one before it void, ends after a day, and gives no role", async () => {
    const admin = await createPerson("admin");
    const account = await createAccount("ana@example.org");
    const [before, after] = [await issue(admin, account), await issue(admin, account)];
    expect((await inspect(before)).status).toBe(410);
    expect((await accept(account, after)).status).toBe(410);
    await expire();
    expect((await reset(after, "the new password")).status).toBe(410);
  });

  it("is not for an anonymous learner, and no invitation sets a password", async () => {
    const admin = await createPerson("admin");
    const learner = await createPerson();
    const reply = await call("POST", `/api/admin/people/${learner.userId}/reset-link`, {
      cookie: admin.cookie,
      body: { locale: "en" },
    });
    expect(reply.status).toBe(404);
    expect((await reset(await inviteTo(admin, "admin"), "the new password")).status).toBe(410);
  });

  it("asked for by oneself answers the same for an account and for none, and without mail does nothing", async () => {
    await createAccount("ana@example.org");
    for (const email of ["ana@example.org", "nobody@example.org"]) {
      const reply = await call("POST", "/api/account/recovery", { body: { email, locale: "en" } });
      expect([reply.status, reply.text]).toEqual([200, "{}"]);
    }
    expect(await getDb().oneTimeLink.count()).toBe(0);
  });
});

describe("an administrator", () => {
  async function search(admin: Person, text: string, page = 1) {
    const reply = await call("POST", "/api/admin/people/search", { cookie: admin.cookie, body: { text, page } });
    return reply.read(searchPeople.output);
  }

  async function setRole(admin: Person, person: Person, role: string): Promise<Reply> {
    return await call("POST", `/api/admin/people/${person.userId}/role`, { cookie: admin.cookie, body: { role } });
  }

  it("finds people by a part of name or e-mail, page by page, anonymous learners only counted", async () => {
    const admin = await createPerson("admin");
    await createPerson();
    await getDb().user.createMany({
      data: Array.from({ length: 45 }, (_, index) => ({
        id: `person-${index}`,
        name: `Pessoa ${index}`,
        email: `p${index}_x@example.net`,
      })),
    });
    const first = await search(admin, "PESSOA");
    expect([first.people.length, first.total, first.anonymous]).toEqual([20, 45, 1]);
    const ids = new Set<string>();
    for (const page of [1, 2, 3, 4]) for (const { id } of (await search(admin, "pessoa", page)).people) ids.add(id);
    expect(ids.size).toBe(45);
    expect((await search(admin, "p7_x@")).people.map(({ id }) => id)).toEqual(["person-7"]);
    expect((await search(admin, "%")).total).toBe(0);
    expect((await search(admin, "p7%x")).total).toBe(0);
    expect((await search(admin, "admin-")).people).toMatchObject([{ id: admin.userId, self: true }]);
    expect((await search(admin, "")).people.some(({ self }) => self)).toBe(false);
  });

  it("is named in the log of what administrators did, which nobody rewrites", async () => {
    const admin = await createPerson("admin");
    const person = await createAccount("ana@example.org");
    await inviteTo(admin, "instructor");
    const path = `/api/admin/people/${person.userId}`;
    await call("POST", `${path}/reset-link`, { cookie: admin.cookie, body: { locale: "en" } });
    await call("POST", `${path}/role`, { cookie: admin.cookie, body: { role: "instructor" } });
    const log = await getDb().auditEvent.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] });
    expect(log.map(({ actorId, action, subjectId }) => [actorId, action, subjectId])).toEqual([
      [admin.userId, "person.invited", "instructor"],
      [admin.userId, "person.reset-link-issued", person.userId],
      [admin.userId, "person.role-changed", person.userId],
    ]);
    expect(log[2]?.detail).toEqual({ from: "learner", to: "instructor" });
    await expect(getDb().auditEvent.updateMany({ data: { action: "person.invited" } })).rejects.toThrow(/AuditEvent/u);
    await expect(getDb().auditEvent.deleteMany()).rejects.toThrow(/AuditEvent/u);
    await getDb().user.delete({ where: { id: admin.userId } });
    expect(await getDb().auditEvent.count({ where: { actorId: null } })).toBe(3);
  });

  it("gives a role that counts at once; the person's sessions end", async () => {
    const admin = await createPerson("admin");
    const account = await createAccount("ana@example.org");
    expect((await setRole(admin, account, "instructor")).json()).toEqual({ role: "instructor" });
    expect((await call("GET", "/api/account/export", { cookie: account.cookie })).status).toBe(401);
    const body = { email: account.email, password: PASSWORD };
    const again = await personOf(await call("POST", "/api/account/sign-in", { body }));
    const dto = (await call("GET", "/api/account", { cookie: again.cookie })).read(AccountDto);
    expect(dto.person?.role).toBe("instructor");
  });

  it("cannot change their own role, nor that of a learner without an account", async () => {
    const admin = await createPerson("admin");
    expect((await setRole(admin, admin, "learner")).status).toBe(403);
    expect((await setRole(admin, await createPerson(), "instructor")).status).toBe(404);
  });

  it("is left when two take the role from each other at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyDatabase();
      const [one, two] = [await createPerson("admin"), await createPerson("admin")];
      const replies = await Promise.all([setRole(one, two, "learner"), setRole(two, one, "learner")]);
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await getDb().user.count({ where: { role: "admin" } })).toBe(1);
    }
  });
});
