import "server-only";
import type { Problem, ProblemCode } from "@/lib/api/problem";

/** An expected failure on its way out. `fields` are paths, never values. */
export interface Failure {
  readonly code: ProblemCode;
  readonly fields?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** For method-not-allowed. */
  readonly allow?: string;
}

/** The one place where a code becomes a status. Titles are for developers; people read the catalogue. */
const STATUS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  "bad-request": [400, "The request is not as the contract says"],
  "not-signed-in": [401, "Nobody is signed in"],
  forbidden: [403, "Not allowed"],
  "account-needed": [403, "This needs an account"],
  "wrong-credentials": [403, "E-mail and password do not belong together"],
  "email-taken": [409, "Somebody has an account with this e-mail"],
  "link-void": [410, "The link was used, has expired or never was"],
  "passkey-refused": [403, "The passkey was not accepted"],
  "cross-site": [403, "The request does not come from this site"],
  "not-found": [404, "Nothing is here"],
  "method-not-allowed": [405, "This address does not take this method"],
  conflict: [409, "The state does not allow this"],
  "already-answered": [409, "The first answer stands"],
  "attempt-closed": [409, "The attempt is over"],
  "attempt-open": [409, "The attempt is still running"],
  "bank-too-small": [409, "The bank has too few items for this"],
  "too-large": [413, "The body is too large"],
  "unsupported-media-type": [415, "The body must be application/json"],
  "too-many-requests": [429, "Too many requests"],
  internal: [500, "Something went wrong here"],
  unavailable: [503, "Not available right now"],
};

/** A failure as an RFC 9457 document. It holds the code, the request id and field paths: nothing else. */
export function problemResponse(failure: Failure, requestId: string): Response {
  const [status, title] = STATUS[failure.code];
  const body: Problem = {
    type: "about:blank",
    title,
    status,
    code: failure.code,
    requestId,
    ...(failure.fields ? { fields: [...failure.fields] } : {}),
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (failure.retryAfterSeconds !== undefined) headers.set("retry-after", String(failure.retryAfterSeconds));
  if (failure.allow !== undefined) headers.set("allow", failure.allow);
  return new Response(JSON.stringify(body), { status, headers });
}
