import { defineMethods } from "@/server/http/define-methods";
import { ready } from "@/server/http/health";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods("/api/health/ready", { GET: ready });
