import * as contracts from "@/lib/api/passkey.contract";
import { signInWithPasskey } from "@/server/account/passkeys";
import { defineMethods } from "@/server/http/define-methods";
import { defineRoute } from "@/server/http/define-route";
import { visitorOf } from "@/server/http/visitor";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(contracts.passkeySignIn.path, {
  POST: defineRoute(contracts.passkeySignIn, { access: "anyone", limit: { perUser: 60, perAddress: 300 } }, (input) =>
    signInWithPasskey({ ...input.body, ...visitorOf(input), headers: input.headers }),
  ),
});
