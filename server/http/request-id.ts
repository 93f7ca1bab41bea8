import "server-only";
import { isFromTrustedProxy } from "./client-address.ts";

/** The id that log lines and the reply of one request share. One from outside is taken only from a trusted proxy. */
export function requestIdOf(headers: Headers): string {
  const sent = headers.get("x-request-id");
  if (sent !== null && /^[A-Za-z0-9._-]{8,64}$/.test(sent) && isFromTrustedProxy(headers)) return sent;
  return crypto.randomUUID();
}
