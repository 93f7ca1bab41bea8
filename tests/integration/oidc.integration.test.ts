import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { AccountDto, startOidc } from "@/lib/api/account.contract";
import { PracticeSessionDto } from "@/lib/api/practice.contract";
import { getDb } from "@/server/db/client";

import { createBank } from "./fixtures/bank.ts";
import { emptyDatabase } from "./fixtures/database.ts";
import { call, type Reply } from "./fixtures/http.ts";
import { startOidcProvider } from "./fixtures/oidc-provider.ts";
import { createAccount, createPerson, personOf, toCookieHeader, type Person } from "./fixtures/people.ts";

const provider = await startOidcProvider("selo");
process.env["OIDC_ISSUER"] = provider.issuer;
process.env["OIDC_CLIENT_ID"] = "selo";
process.env["OIDC_CLIENT_SECRET"] = "a client secret";
process.env["OIDC_NAME"] = "Example University";

const ANA = { sub: "subject-1", email: "ana@example.org" };

beforeEach(async () => {
  await emptyDatabase();
  await createBank(2);
  provider.lie = false;
});
afterAll(provider.close);

interface Started {
  readonly url: string;
  readonly cookie: string;
}

async function start(locale = "en"): Promise<Started> {
  const reply = await call("POST", "/api/account/oidc", { body: { locale } });
  return { url: reply.read(startOidc.output).url, cookie: toCookieHeader(reply.headers.getSetCookie()) };
}

async function comeBack(query: string, ...cookies: readonly string[]): Promise<Reply> {
  return await call("GET", `/api/auth/callback/oidc?${query}`, { cookie: cookies.join("; ") });
}

async function signIn(person: Person | null = null, who = ANA): Promise<Reply> {
  const started = await start();
  return await comeBack(provider.authorize(started.url, who), started.cookie, ...(person ? [person.cookie] : []));
}

/** The session that a reply opened, whatever other cookies it sets. */
async function sessionOf(reply: Reply): Promise<Person> {
  return await personOf(reply);
}

describe("signing in with an OpenID Connect provider", () => {
  it("is offered by its name", async () => {
    expect((await call("GET", "/api/account")).read(AccountDto).offers.oidc).toBe("Example University");
  });

  it("goes to the provider with state and PKCE, comes back to the page in one's language, and makes an account", async () => {
    const started = await start("pt-BR");
    const { searchParams, origin } = new URL(started.url);
    expect(origin).toBe(provider.issuer);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    expect(searchParams.get("redirect_uri")).toBe("http://localhost:3000/api/auth/callback/oidc");
    const reply = await comeBack(provider.authorize(started.url, ANA), started.cookie);
    expect([reply.status, reply.headers.get("location")]).toEqual([303, "http://localhost:3000/pt-br/conta"]);
    const { cookie } = await sessionOf(reply);
    const { person } = (await call("GET", "/api/account", { cookie })).read(AccountDto);
    expect(person).toMatchObject({ email: ANA.email, name: "Ana OIDC", role: "learner", hasPassword: false });
  });

  it("is the same account the next time, and no token of the provider is kept", async () => {
    const first = await sessionOf(await signIn());
    const second = await sessionOf(await signIn());
    expect(second.userId).toBe(first.userId);
    expect(await getDb().session.count()).toBe(2);
    expect(await getDb().account.findMany()).toMatchObject([
      { providerId: "oidc", accountId: ANA.sub, accessToken: null, refreshToken: null, idToken: null },
    ]);
  });

  it("brings an anonymous learner's work along", async () => {
    const learner = await createPerson();
    const body = { scope: { version: 1, kind: "bank", topic: null }, size: 1 };
    const session = await call("POST", "/api/practice/sessions", { cookie: learner.cookie, body });
    const person = await sessionOf(await signIn(learner));
    const stored = await getDb().practiceSession.findFirstOrThrow();
    expect([stored.id, stored.userId]).toEqual([session.read(PracticeSessionDto).id, person.userId]);
    expect(await getDb().user.count()).toBe(1);
  });

  it("opens no account that was made here with the same e-mail by who knows whom", async () => {
    const account = await createAccount(ANA.email);
    const reply = await signIn();
    expect(reply.headers.get("location")).toMatch(/\/en\/account\?error=/);
    expect(await getDb().session.count({ where: { userId: account.userId } })).toBe(1);
    expect(await getDb().account.count({ where: { providerId: "oidc" } })).toBe(0);
  });

  it.each([
    [
      "in another browser than it began in",
      async (started: Started) => await comeBack(provider.authorize(started.url, ANA)),
    ],
    [
      "with a state that was not given out",
      async (started: Started) => await comeBack("code=x&state=y", started.cookie),
    ],
    [
      "with an ID token that the provider did not sign",
      async (started: Started) => {
        provider.lie = true;
        return await comeBack(provider.authorize(started.url, ANA), started.cookie);
      },
    ],
    [
      "twice with the same code",
      async (started: Started) => {
        const query = provider.authorize(started.url, ANA);
        await comeBack(query, started.cookie);
        await getDb().session.deleteMany();
        return await comeBack(query, started.cookie);
      },
    ],
  ])("signs nobody in that comes back %s", async (_, attempt) => {
    const reply = await attempt(await start());
    expect(reply.status).toBe(303);
    expect(reply.headers.get("location")).toMatch(/^http:\/\/localhost:3000\/en\/account\?error=/);
    expect(await getDb().session.count()).toBe(0);
  });
});
