import * as contracts from "@/lib/api/account.contract";
import { ok } from "@/lib/result";
import { signOut } from "@/server/account/sign-ins";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.signOut.path, {
  // Not for a learner without an account: for them the session is the only way back to their work.
  POST: defineRoute(contracts.signOut, { access: "account" }, async ({ actor, setCookies }) =>
    ok(await signOut(actor, setCookies)),
  ),
});
