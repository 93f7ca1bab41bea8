import "server-only";
import { isDraining } from "./draining.ts";

/** On every reply of the API: nothing may be cached, framed, sniffed, run or embedded elsewhere. */
const HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Adds what every API reply carries. While the process drains, clients are told to reconnect elsewhere. */
export function finishResponse(response: Response, requestId: string, setCookies: readonly string[] = []): Response {
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  response.headers.set("x-request-id", requestId);
  for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
  if (isDraining()) response.headers.set("connection", "close");
  return response;
}
