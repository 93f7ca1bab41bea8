import "server-only";
import { createAccessControl } from "better-auth/plugins/access";
import { adminAc, defaultStatements } from "better-auth/plugins/admin/access";

/** What people may be. Everybody starts as a learner, anonymous or not. */
export const ROLES = ["learner", "instructor", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const accessControl = createAccessControl({
  ...defaultStatements,
  item: ["read", "write", "publish"],
  blueprint: ["read", "write"],
} as const);

export const accessRoles = {
  learner: accessControl.newRole({ user: [], session: [] }),
  instructor: accessControl.newRole({ item: ["read", "write", "publish"], blueprint: ["read", "write"] }),
  admin: accessControl.newRole({
    ...adminAc.statements,
    item: ["read", "write", "publish"],
    blueprint: ["read", "write"],
  }),
};

/** An unknown role in the database gives no more than a learner's rights. */
export function toRole(value: string): Role {
  return (ROLES as readonly string[]).includes(value) ? (value as Role) : "learner";
}
