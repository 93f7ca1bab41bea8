import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";

import { beforeEach, describe, expect, it } from "vitest";

import { getDb } from "@/server/db/client";

import { emptyDatabase } from "./fixtures/database.ts";
import { call } from "./fixtures/http.ts";
import { createAccount, createPerson, personOf } from "./fixtures/people.ts";

beforeEach(emptyDatabase);

/** `npm run account:link -- …`, on the database of this test. */
async function run(...parameters: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/account-link.ts", ...parameters];
  const { NODE_OPTIONS: _, ...env } = process.env;
  return await promisify(execFile)(process.execPath, script, { env }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
}

function tokenOf(stdout: string): string {
  return /^http:\/\/localhost:3000\/en\/account\/link#([\w-]{43})\n$/.exec(stdout)?.[1] ?? "";
}

describe("npm run account:link", () => {
  it("lets the only administrator, who forgot their password, back in", async () => {
    const account = await createAccount("ana@example.org");
    await getDb().user.update({ where: { id: account.userId }, data: { role: "admin" } });
    const { stdout } = await run("ANA@example.org");
    const body = { token: tokenOf(stdout), password: "the new password" };
    const person = await personOf(await call("POST", "/api/account/links/password", { body }));
    expect((await call("GET", "/api/admin/invitations", { cookie: person.cookie })).status).toBe(200);
  });

  it("invites to a role", async () => {
    const account = await createAccount("ana@example.org");
    const { stdout } = await run("--invite", "instructor");
    const reply = await call("POST", "/api/account/links/acceptance", {
      cookie: account.cookie,
      body: { token: tokenOf(stdout) },
    });
    expect(reply.json()).toEqual({ role: "instructor" });
  });

  it("says who has no account, and how it is used, without a stack", async () => {
    await createPerson();
    const unknown = await run("nobody@example.org");
    expect(unknown.stderr).toContain("Nobody has an account with the e-mail nobody@example.org");
    const wrong = await run("--invite", "emperor");
    expect(wrong.stderr).toContain("npm run account:link -- person@example.org");
    expect(unknown.stdout + wrong.stdout).toBe("");
    expect(unknown.stderr + wrong.stderr).not.toMatch(/\n\s+at /);
    expect(await getDb().oneTimeLink.count()).toBe(0);
  });
});
