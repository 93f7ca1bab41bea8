import type { Method } from "../integration/fixtures/http.ts";

/**
 * Who may do what: one row for each route file and method it serves. A route file without its row, or
 * a row without its file, fails the matrix.
 */

export const ACTORS = ["stranger", "expired", "learner", "instructor", "admin"] as const;
export type ActorName = (typeof ACTORS)[number];

/** Whose thing the path names: `own` is the asking actor's, `foreign` another learner's. */
export type Owner = "own" | "foreign";

export interface Rule {
  readonly path: string;
  readonly method: Extract<Method, "GET" | "POST">;
  /** "anyone": no session needed. "owner": a session, and the thing must be one's own, whatever one's role. */
  readonly access: "anyone" | "owner";
  /** Status where access is granted; for an exam route, in the state that the matrix sets up. */
  readonly granted: number;
}

export const RULES: readonly Rule[] = [
  { path: "/api/health/live", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/health/ready", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/practice/sessions", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/practice/sessions", method: "POST", access: "anyone", granted: 201 },
  { path: "/api/practice/sessions/:sessionId", method: "GET", access: "owner", granted: 200 },
  { path: "/api/practice/sessions/:sessionId/answers", method: "POST", access: "owner", granted: 200 },
  { path: "/api/exams/forms", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/exams/attempts", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/exams/attempts", method: "POST", access: "anyone", granted: 200 },
  { path: "/api/exams/attempts/:attemptId", method: "GET", access: "owner", granted: 200 },
  { path: "/api/exams/attempts/:attemptId/events", method: "POST", access: "owner", granted: 200 },
  { path: "/api/exams/attempts/:attemptId/result", method: "GET", access: "owner", granted: 409 },
  { path: "/api/exams/attempts/:attemptId/submission", method: "POST", access: "owner", granted: 200 },
];

/** What a cell of the matrix must answer. */
export function expectedStatus(rule: Rule, actor: ActorName, owner: Owner): number {
  if (rule.access === "anyone") return rule.granted;
  if (actor === "stranger" || actor === "expired") return 401;
  return owner === "own" ? rule.granted : 404;
}
