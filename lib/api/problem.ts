import * as z from "zod/mini";

/**
 * RFC 9457 problem documents. `code` is the closed list a client may switch on; the texts a person
 * reads come from the message catalogue (problems.<code>), never from here.
 */
export const PROBLEM_CODES = [
  "bad-request",
  "not-signed-in",
  "forbidden",
  "account-needed",
  "wrong-credentials",
  "email-taken",
  "link-void",
  "passkey-refused",
  "not-found",
  "method-not-allowed",
  "conflict",
  "already-answered",
  "attempt-closed",
  "attempt-open",
  "bank-too-small",
  "too-large",
  "unsupported-media-type",
  "cross-site",
  "too-many-requests",
  "unavailable",
  "internal",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(PROBLEM_CODES),
  requestId: z.string(),
  /** Paths of the members that did not parse, for bad-request. Never values. */
  fields: z.optional(z.array(z.string())),
});
export type Problem = z.infer<typeof Problem>;
