import "server-only";
import { betterAuth } from "better-auth/minimal";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { admin } from "better-auth/plugins/admin";
import { anonymous } from "better-auth/plugins/anonymous";

import { getDb } from "../db/client.ts";
import { getEnv } from "../env.ts";
import { getLog } from "../log.ts";
import { processSingleton } from "../process-singleton.ts";
import { accessControl, accessRoles } from "./roles.ts";

const DAY_SECONDS = 86_400;
/** Long, because for an anonymous learner the cookie is the only way back to their work. */
export const SESSION_SECONDS = 180 * DAY_SECONDS;
export const SESSION_REFRESH_SECONDS = DAY_SECONDS;

/**
 * better-auth, used through its API only: its HTTP handler is not mounted, so there is no endpoint of
 * its own to attack. Sessions live in the database and are looked up every time (no cookie cache:
 * a revoked session must die at once). Neither address nor browser of a person is stored.
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
      cookieCache: { enabled: false },
    },
    advanced: {
      // better-auth knows only __Secure-; __Host- also ties the cookie to this very host.
      useSecureCookies: false,
      cookiePrefix: secure ? "__Host-selo" : "selo",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure, path: "/" },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ipAddress: null, userAgent: null } }),
        },
      },
    },
    plugins: [admin({ ac: accessControl, roles: accessRoles, defaultRole: "learner" }), anonymous()],
  });
}
