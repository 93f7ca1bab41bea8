import "server-only";
import { getEnv } from "../env.ts";

/**
 * Was this request sent by a page of our own? A browser says where a request comes from in
 * Sec-Fetch-Site and Origin, and no page can forge either. What is said must all agree, and at least
 * one must be said: a request that says nothing, or `Origin: null`, is not ours.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site === null && origin === null) return false;
  if (site !== null && site !== "same-origin") return false;
  return origin === null || isOwnOrigin(origin, headers.get("host"));
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  if (origin === new URL(getEnv().APP_URL).origin) return true;
  if (!URL.canParse(origin)) return false;
  const sent = new URL(origin);
  return (sent.protocol === "http:" || sent.protocol === "https:") && sent.host === host;
}
