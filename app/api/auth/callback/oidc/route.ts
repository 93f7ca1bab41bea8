import { defineMethods } from "@/server/http/define-methods";
import { oidcCallback, OIDC_CALLBACK_PATH } from "@/server/http/oidc-callback";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods(OIDC_CALLBACK_PATH, { GET: oidcCallback });
