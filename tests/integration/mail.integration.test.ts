import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

import { AccountDto } from "@/lib/api/account.contract";
import { invite, issueResetLink } from "@/lib/api/admin.contract";
import { MAILS } from "@/server/auth/sign-in-guard";

import { emptyDatabase } from "./fixtures/database.ts";
import { call } from "./fixtures/http.ts";
import { readMail, startMailServer } from "./fixtures/mail-server.ts";
import { createAccount, createPerson, personOf } from "./fixtures/people.ts";

const server = await startMailServer();
process.env["SMTP_URL"] = server.url;
process.env["SMTP_FROM"] = "Selo <selo@example.org>";

beforeEach(async () => {
  await emptyDatabase();
  server.mails.length = 0;
  server.refuse = false;
});
afterAll(server.close);

async function recover(email: string, locale = "en"): Promise<void> {
  const reply = await call("POST", "/api/account/recovery", { body: { email, locale } });
  expect([reply.status, reply.text]).toEqual([200, "{}"]);
}

describe("a server with mail", () => {
  it("says that it has", async () => {
    expect((await call("GET", "/api/account")).read(AccountDto).offers.mail).toBe(true);
  });

  it("mails a link for a new password to who asks for it, in their language, and the link works", async () => {
    const account = await createAccount("ana@example.org");
    await recover(account.email, "pt-BR");
    await vi.waitFor(() => expect(server.mails).toHaveLength(1), 10_000);
    const mail = readMail(server.mails[0] ?? "");
    expect(mail).toMatch(/^To: ana@example\.org$/m);
    expect(mail).toMatch(/^From: Selo <selo@example\.org>$/m);
    expect(mail).toContain("escolher uma nova senha");
    const token = /http:\/\/localhost:3000\/pt-br\/conta\/link#([\w-]{43})/.exec(mail)?.[1] ?? "";
    const reply = await call("POST", "/api/account/links/password", { body: { token, password: "the new password" } });
    expect((await personOf(reply)).userId).toBe(account.userId);
  });

  it("mails nothing to an e-mail that has no account, and few to one that has", async () => {
    const { email } = await createAccount("ana@example.org");
    await recover("nobody@example.org");
    for (let round = 0; round < MAILS + 3; round += 1) await recover(email);
    await vi.waitFor(() => expect(server.mails).toHaveLength(MAILS), 10_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.mails.filter((mail) => mail.includes("nobody"))).toEqual([]);
    expect(server.mails).toHaveLength(MAILS);
  });

  it("mails invitations, and links that an administrator issues, and still shows them", async () => {
    const admin = await createPerson("admin");
    const body = { role: "instructor", email: "friend@example.org", locale: "en" };
    const invited = (await call("POST", "/api/admin/invitations", { cookie: admin.cookie, body })).read(invite.output);
    expect(invited.mailedTo).toBe("friend@example.org");
    expect(readMail(server.mails[0] ?? "")).toContain(invited.url);
    const account = await createAccount("ana@example.org");
    const path = `/api/admin/people/${account.userId}/reset-link`;
    const issued = (await call("POST", path, { cookie: admin.cookie, body: { locale: "en" } })).read(
      issueResetLink.output,
    );
    expect(issued.mailedTo).toBe(account.email);
    expect(readMail(server.mails[1] ?? "")).toContain(issued.url);
  });

  it("that refuses takes nothing from the administrator: the link is there, and said not to be mailed", async () => {
    const admin = await createPerson("admin");
    server.refuse = true;
    const body = { role: "learner", email: "friend@example.org", locale: "en" };
    const reply = await call("POST", "/api/admin/invitations", { cookie: admin.cookie, body });
    expect(reply.read(invite.output)).toMatchObject({ mailedTo: null, url: expect.stringContaining("#") });
  });
});
