import { defineMethods } from "@/server/http/define-methods";
import { metricsRoute } from "@/server/metrics/metrics-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods("/metrics", { GET: metricsRoute });
