import * as z from "zod/mini";

import type { Kms } from "../../lib/kms/index.ts";
import { loadHttp, loadPricing, loadWorldDocument } from "../../lib/kms/index.ts";
import { readPrices } from "./prices.ts";

/** What the endpoint offers beside the service's own API, under /_selo/. */
export interface Admin {
  /** @returns null for a path that is none of these. */
  readonly answer: (method: string, url: URL, body: string) => Promise<Response | null>;
}

const BillQuery = z.strictObject({
  account: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
});

const ClockBody = z.strictObject({ advance: z.string() });

const ConsistencyBody = z.strictObject({ consistency: z.enum(["immediate", "eventual"]) });

const FaultsBody = z.strictObject({
  customKeyStoreId: z.string(),
  fault: z.nullable(z.string().check(z.regex(/^[A-Z_]{1,64}$/))),
});

const GuardrailsBody = z.strictObject({
  guardrails: z.array(
    z.strictObject({
      kind: z.enum(["service-control-policy", "resource-control-policy", "vpc-endpoint-policy"]),
      target: z.string(),
      policy: z.record(z.string(), z.unknown()),
    }),
  ),
});

const IdentitiesBody = z.strictObject({
  identities: z.array(
    z.strictObject({
      arn: z.string().check(z.regex(/^arn:aws:iam::\d{12}:(user|role)\/[\w+=,.@/-]{1,512}$/)),
      accessKeyIds: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(128))), []),
      policies: z._default(z.array(z.record(z.string(), z.unknown())), []),
      /** Who may assume it, of a role. */
      trustPolicy: z.optional(z.record(z.string(), z.unknown())),
      vpcEndpointId: z.optional(z.string().check(z.regex(/^vpce-[0-9a-z]{1,17}$/))),
    }),
  ),
});

/**
 * @param advance moves the endpoint's clock, in milliseconds.
 * @param account whose bill is shown unless another is asked for.
 */
export function createAdmin(kms: Kms, advance: (byMs: number) => void, account: string): Admin {
  const routes: Readonly<Record<string, (body: string, query: URLSearchParams) => Promise<Response>>> = {
    "POST /_selo/reset": async () => {
      kms.apply([{ kind: "empty-world" }]);
      return Response.json({ keys: 0 });
    },
    "POST /_selo/clock": async (body) => {
      const parsed = ClockBody.safeParse(readJson(body));
      const byMs = parsed.success ? (await loadHttp()).parseDuration(parsed.data.advance) : null;
      if (byMs === null)
        return refuse('Send {"advance":"P400D"}: an ISO 8601 duration of weeks, days, hours, minutes and seconds.');
      advance(byMs);
      return Response.json({ now: new Date(kms.world.now).toISOString() });
    },
    "POST /_selo/identities": async (body) => {
      const parsed = IdentitiesBody.safeParse(readJson(body));
      if (!parsed.success) {
        const members = parsed.error.issues.map((issue) => issue.path.join(".") || "the whole body").join(", ");
        return refuse(`Send {"identities":[{"arn","accessKeyIds","policies"}]}. Does not fit: ${members}.`);
      }
      kms.apply(
        parsed.data.identities.map(({ policies, trustPolicy, vpcEndpointId, ...identity }) => ({
          kind: "put-identity",
          identity: {
            ...identity,
            policies: policies.map((policy) => JSON.stringify(policy)),
            trustPolicy: trustPolicy === undefined ? null : JSON.stringify(trustPolicy),
            vpcEndpointId: vpcEndpointId ?? null,
          },
        })),
      );
      return Response.json({ identities: kms.world.identities.size });
    },
    "POST /_selo/guardrails": async (body) => {
      const parsed = GuardrailsBody.safeParse(readJson(body));
      if (!parsed.success) return refuse('Send {"guardrails":[{"kind":"service-control-policy","target","policy"}]}.');
      const guardrails = parsed.data.guardrails.map((rail) => ({ ...rail, policy: JSON.stringify(rail.policy) }));
      kms.apply([{ kind: "set-guardrails", guardrails }]);
      return Response.json({ guardrails: guardrails.length });
    },
    "POST /_selo/consistency": async (body) => {
      const parsed = ConsistencyBody.safeParse(readJson(body));
      if (!parsed.success) return refuse('Send {"consistency":"eventual"} or {"consistency":"immediate"}.');
      kms.apply([{ kind: "set-consistency", consistency: parsed.data.consistency }]);
      return Response.json(parsed.data);
    },
    "POST /_selo/faults": async (body) => {
      const parsed = FaultsBody.safeParse(readJson(body));
      const keyStore = parsed.success ? kms.world.keyStores.get(parsed.data.customKeyStoreId) : undefined;
      if (!parsed.success || !keyStore) {
        return refuse('Send {"customKeyStoreId":"cks-…","fault":"XKS_PROXY_TIMED_OUT"}, or null for none.');
      }
      kms.apply([{ kind: "put-key-store", keyStore: { ...keyStore, fault: parsed.data.fault } }]);
      return Response.json(parsed.data);
    },
    "GET /_selo/bill": async (_, query) => {
      const parsed = BillQuery.safeParse(Object.fromEntries(query));
      if (!parsed.success) return refuse("Ask with ?account=<12 digits>&month=2026-11, or with neither.");
      const { billOf } = await loadPricing();
      const asked = {
        accountId: parsed.data.account ?? account,
        month: parsed.data.month ?? new Date(kms.world.now).toISOString().slice(0, "2026-11".length),
      };
      const table = await readPrices();
      const { source, checked, confidence, region } = table;
      return Response.json({ ...billOf(kms.world, asked, table), prices: { source, checked, confidence, region } });
    },
    "GET /_selo/world": async () => {
      const { serialiseWorld } = await loadWorldDocument();
      return new Response(serialiseWorld(kms.world), { headers: { "content-type": "application/json" } });
    },
  };
  return {
    answer: async (method, { pathname, searchParams }, body) => {
      if (!pathname.startsWith("/_selo/")) return null;
      const route = routes[`${method} ${pathname}`];
      return route ? await route(body, searchParams) : refuse(`There is ${Object.keys(routes).join(", ")}.`, 404);
    },
  };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function refuse(message: string, status = 400): Response {
  return Response.json({ message }, { status });
}
