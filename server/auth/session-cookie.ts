import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

import { getEnv } from "../env.ts";
import { getAuth, SESSION_SECONDS } from "./auth.ts";

/**
 * The session token in a request's cookies, or null where there is none or its signature is not ours.
 * Same format as better-auth writes (value.base64(HMAC-SHA-256(value))); read here because better-auth
 * itself takes two queries to find a session and we take one.
 */
export async function readSessionToken(headers: Headers): Promise<string | null> {
  const cookies = headers.get("cookie");
  if (cookies === null) return null;
  const { authCookies } = await getAuth().$context;
  const value = cookieValue(cookies, authCookies.sessionToken.name);
  if (value === null) return null;
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  return signatureMatches(token, value.slice(dot + 1)) ? token : null;
}

/** The Set-Cookie value that makes a browser the holder of this session. */
export async function sessionCookie(token: string): Promise<string> {
  const value = encodeURIComponent(`${token}.${signatureOf(token).toString("base64")}`);
  return await setCookie(value, SESSION_SECONDS);
}

/** The Set-Cookie value that makes a browser forget its session. */
export async function noSessionCookie(): Promise<string> {
  return await setCookie("", 0);
}

async function setCookie(value: string, maxAgeSeconds: number): Promise<string> {
  const { name, attributes } = (await getAuth().$context).authCookies.sessionToken;
  const secure = attributes.secure === true ? "; Secure" : "";
  return `${name}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

function signatureOf(token: string): Buffer {
  return createHmac("sha256", getEnv().AUTH_SECRET).update(token).digest();
}

function signatureMatches(token: string, signature: string): boolean {
  const expected = signatureOf(token);
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
