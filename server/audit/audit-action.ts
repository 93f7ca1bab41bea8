import "server-only";

/** What is audited, as "subject.what-was-done": one line here for each thing that the log can say. */
export const AUDIT_ACTIONS = ["person.role-changed", "person.invited", "person.reset-link-issued"] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
