import "server-only";
import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth/minimal";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { admin } from "better-auth/plugins/admin";
import { anonymous } from "better-auth/plugins/anonymous";
import { genericOAuth } from "better-auth/plugins/generic-oauth";

import { hrefTo } from "@/i18n/href";

import { getDb } from "../db/client.ts";
import { getEnv, type Environment } from "../env.ts";
import { getLog } from "../log.ts";
import { processSingleton } from "../process-singleton.ts";
import { toStoredDevice } from "./device.ts";
import { accessControl, accessRoles } from "./roles.ts";

const DAY_SECONDS = 86_400;
/** Long, because for an anonymous learner the cookie is the only way back to their work. */
export const SESSION_SECONDS = 180 * DAY_SECONDS;
export const SESSION_REFRESH_SECONDS = DAY_SECONDS;

/** The id under which accounts of the OpenID Connect provider are stored, and the end of its callback's address. */
export const OIDC_PROVIDER = "oidc";

/**
 * better-auth, used through its API only: its HTTP handler is not mounted, so there is no endpoint of
 * its own to attack. Sessions live in the database and are looked up every time (no cookie cache:
 * a revoked session must die at once). Of where a person signs in, only "Firefox/Linux" is stored, and
 * of an anonymous learner nothing.
 */
export function getAuth(): ReturnType<typeof createAuth> {
  return processSingleton("auth", createAuth);
}

function createAuth() {
  const env = getEnv();
  const secure = env.APP_URL.startsWith("https://");
  return betterAuth({
    appName: "Selo",
    baseURL: env.APP_URL,
    secret: env.AUTH_SECRET,
    telemetry: { enabled: false },
    logger: { level: "warn", log: (level, message) => getLog()[level]({ from: "better-auth" }, message) },
    database: prismaAdapter(getDb(), { provider: "postgresql" }),
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_REFRESH_SECONDS,
      // How long ago one signed in decides nothing.
      freshAge: 0,
      cookieCache: { enabled: false },
    },
    advanced: {
      // better-auth knows only __Secure-; __Host- also ties the cookie to this very host.
      useSecureCookies: false,
      cookiePrefix: secure ? "__Host-selo" : "selo",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure, path: "/" },
      ipAddress: { disableIpTracking: true },
    },
    // Where a sign-in with the provider ends that cannot be told whose it was.
    onAPIError: { errorURL: new URL(hrefTo("en", "/account"), env.APP_URL).href },
    // Whoever first wrote an e-mail here need not own it, so a provider's word for it opens no existing account.
    account: { accountLinking: { enabled: false }, updateAccountOnSignIn: false },
    databaseHooks: {
      account: {
        create: {
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, ipAddress: null, userAgent: toStoredDevice(session.userAgent) },
          }),
        },
      },
    },
    plugins: [
      admin({ ac: accessControl, roles: accessRoles, defaultRole: "learner" }),
      // What an anonymous learner did is merged by server/account, which deletes them when it is done.
      anonymous({ disableDeleteAnonymousUser: true }),
      passkey({ rpID: new URL(env.APP_URL).hostname, rpName: "Selo", origin: new URL(env.APP_URL).origin }),
      ...(env.OIDC_ISSUER === undefined ? [] : [oidc(env, env.OIDC_ISSUER)]),
    ],
  });
}

/** The one OpenID Connect provider that the environment may name. Its tokens are not kept. */
function oidc(env: Environment, issuer: string) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId: env.OIDC_CLIENT_ID ?? "",
        clientSecret: env.OIDC_CLIENT_SECRET ?? "",
        scopes: ["openid", "email", "profile"],
      },
    ],
  });
}
