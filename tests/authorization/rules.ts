import type { Method } from "../integration/fixtures/http.ts";

/**
 * Who may do what: one row for each route file and method it serves. A route file without its row, or
 * a row without its file, fails the matrix.
 */

/** `learner` is anonymous; `account` is a learner who has one. */
export const ACTORS = ["stranger", "expired", "learner", "account", "instructor", "admin"] as const;
export type ActorName = (typeof ACTORS)[number];

/** Whose thing the path names: `own` is the asking actor's, `foreign` another learner's. */
export type Owner = "own" | "foreign";

export interface Rule {
  readonly path: string;
  readonly method: Extract<Method, "GET" | "POST">;
  /**
   * "anyone": no session needed. "signed-in": a session. "account": a session and an account. "instructor": that
   * role, or an administrator's. "admin": that role.
   * "owner": a session, and the thing must be one's own, whatever one's role; "account-owner": an account as well.
   */
  readonly access: "anyone" | "signed-in" | "account" | "instructor" | "admin" | "owner" | "account-owner";
  /** Status where access is granted, in the state and with the body that the matrix sets up. */
  readonly granted: number;
}

export const RULES: readonly Rule[] = [
  { path: "/api/health/live", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/health/ready", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/practice/sessions", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/practice/sessions", method: "POST", access: "anyone", granted: 201 },
  { path: "/api/practice/sessions/:sessionId", method: "GET", access: "owner", granted: 200 },
  { path: "/api/practice/sessions/:sessionId/answers", method: "POST", access: "owner", granted: 200 },
  { path: "/api/practice/sessions/:sessionId/reports", method: "POST", access: "owner", granted: 201 },
  { path: "/api/practice/supply", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/exams/forms", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/exams/attempts", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/exams/attempts", method: "POST", access: "anyone", granted: 200 },
  { path: "/api/exams/attempts/:attemptId", method: "GET", access: "owner", granted: 200 },
  { path: "/api/exams/attempts/:attemptId/events", method: "POST", access: "owner", granted: 200 },
  { path: "/api/exams/attempts/:attemptId/result", method: "GET", access: "owner", granted: 409 },
  { path: "/api/exams/attempts/:attemptId/submission", method: "POST", access: "owner", granted: 200 },
  { path: "/api/account", method: "GET", access: "anyone", granted: 200 },
  // The matrix sends a password that is not the account's.
  { path: "/api/account/registration", method: "POST", access: "anyone", granted: 409 },
  { path: "/api/account/sign-in", method: "POST", access: "anyone", granted: 403 },
  { path: "/api/account/passkey-sign-in/options", method: "POST", access: "anyone", granted: 200 },
  { path: "/api/account/passkey-sign-in", method: "POST", access: "anyone", granted: 403 },
  { path: "/api/account/recovery", method: "POST", access: "anyone", granted: 200 },
  // There is no such link.
  { path: "/api/account/links/inspection", method: "POST", access: "anyone", granted: 410 },
  { path: "/api/account/links/password", method: "POST", access: "anyone", granted: 410 },
  { path: "/api/account/links/acceptance", method: "POST", access: "account", granted: 410 },
  // The server of the matrix names no provider.
  { path: "/api/account/oidc", method: "POST", access: "anyone", granted: 404 },
  { path: "/api/auth/callback/oidc", method: "GET", access: "anyone", granted: 404 },
  { path: "/api/account/sign-out", method: "POST", access: "account", granted: 200 },
  { path: "/api/account/name", method: "POST", access: "account", granted: 200 },
  { path: "/api/account/password", method: "POST", access: "account", granted: 403 },
  { path: "/api/account/sign-ins", method: "GET", access: "account", granted: 200 },
  { path: "/api/account/sign-ins/revocation", method: "POST", access: "account", granted: 200 },
  { path: "/api/account/sign-ins/:signInId/revocation", method: "POST", access: "account-owner", granted: 200 },
  { path: "/api/account/passkeys", method: "GET", access: "account", granted: 200 },
  { path: "/api/account/passkeys", method: "POST", access: "account", granted: 403 },
  { path: "/api/account/passkeys/options", method: "POST", access: "account", granted: 200 },
  { path: "/api/account/passkeys/:passkeyId/removal", method: "POST", access: "account-owner", granted: 200 },
  { path: "/api/account/export", method: "GET", access: "signed-in", granted: 200 },
  // The matrix confirms by the wrong words.
  { path: "/api/account/deletion", method: "POST", access: "signed-in", granted: 400 },
  { path: "/api/admin/people/search", method: "POST", access: "admin", granted: 200 },
  { path: "/api/admin/people/:personId/role", method: "POST", access: "admin", granted: 200 },
  { path: "/api/admin/people/:personId/reset-link", method: "POST", access: "admin", granted: 201 },
  { path: "/api/admin/invitations", method: "GET", access: "admin", granted: 200 },
  { path: "/api/admin/invitations", method: "POST", access: "admin", granted: 201 },
  { path: "/api/admin/invitations/:invitationId/revocation", method: "POST", access: "admin", granted: 200 },
  { path: "/api/studio/overview", method: "GET", access: "instructor", granted: 200 },
  { path: "/api/progress", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/progress/next", method: "GET", access: "anyone", granted: 200 },
  { path: "/api/progress/plan", method: "POST", access: "anyone", granted: 200 },
  { path: "/api/review/sessions", method: "POST", access: "anyone", granted: 201 },
  { path: "/api/review/sessions/:sessionId/events", method: "POST", access: "owner", granted: 409 },
];

/** What a cell of the matrix must answer. */
export function expectedStatus(rule: Rule, actor: ActorName, owner: Owner): number {
  if (rule.access === "anyone") return rule.granted;
  if (actor === "stranger" || actor === "expired") return 401;
  switch (rule.access) {
    case "signed-in":
      return rule.granted;
    case "account":
      return actor === "learner" ? 403 : rule.granted;
    case "instructor":
      return actor === "instructor" || actor === "admin" ? rule.granted : 403;
    case "admin":
      return actor === "admin" ? rule.granted : 403;
    case "owner":
      return owner === "own" ? rule.granted : 404;
    case "account-owner":
      if (actor === "learner") return 403;
      return owner === "own" ? rule.granted : 404;
  }
}
