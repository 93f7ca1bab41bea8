import { defineMethods } from "@/server/http/define-methods";
import { live } from "@/server/http/health";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods("/api/health/live", { GET: live });
