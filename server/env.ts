import "server-only";
import { BlockList, isIP } from "node:net";

import { z } from "zod";

/**
 * The configuration, read from the environment here and nowhere else. Parsed at first use, never at
 * import: a build has no secrets.
 */
const Variables = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  /** Where browsers reach the app. Decides cookie security and which origin may write. */
  APP_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  /** Addresses or CIDR ranges, comma-separated, whose X-Forwarded-For and X-Request-Id are believed. */
  TRUSTED_PROXIES: z.string().default("").transform(toBlockList),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** Connections per process. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  /** How long a learner without an account who stays away is kept. A session lasts no longer than 180 days without a visit. */
  KEEP_ANONYMOUS_DAYS: z.coerce.number().int().min(1).max(180).default(180),
  /** Whoever shows it may read /metrics; without it there is no such address. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  /** With it, links for resetting a password and invitations are also mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }).optional(),
  /** The sender of mails, as "Selo <selo@example.org>" or an address alone. */
  SMTP_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, "must hold an e-mail address")
    .optional(),
  /** An OpenID Connect provider to sign in with. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button says: "Sign in with …". */
  OIDC_NAME: z.string().max(40).default("OpenID Connect"),
});

export const VARIABLE_NAMES: readonly string[] = Object.keys(Variables.shape);

/** Names that make sense only beside another. */
const NEEDS = {
  SMTP_URL: ["SMTP_FROM"],
  OIDC_ISSUER: ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
} as const;

const Environment = Variables.superRefine((values, context) => {
  for (const [name, others] of Object.entries(NEEDS) as [keyof typeof NEEDS, (typeof NEEDS)[keyof typeof NEEDS]][]) {
    if (values[name] === undefined) continue;
    for (const other of others) {
      if (values[other] === undefined) {
        context.addIssue({ code: "custom", path: [other], message: `must be set together with ${name}` });
      }
    }
  }
});
export type Environment = z.infer<typeof Environment>;

let parsed: Environment | undefined;

/** @throws Error that names each wrong variable and what it must be, never its value. */
export function getEnv(): Environment {
  return (parsed ??= parseEnv(process.env));
}

/** @throws as getEnv. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Environment {
  const result = Environment.safeParse(withoutBlanks(source));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not as Selo needs it. ${problems.join("; ")}`);
}

/** True while `next build` runs: nothing may be started or connected then. */
export function isBuilding(): boolean {
  return process.env["NEXT_PHASE"] === "phase-production-build";
}

/** True where the start script told Next to leave signals to us (NEXT_MANUAL_SIG_HANDLE). */
export function ownsSignals(): boolean {
  return Boolean(process.env["NEXT_MANUAL_SIG_HANDLE"]);
}

/** `NAME=` in a file means "not set". */
function withoutBlanks(source: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim() !== ""));
}

function toBlockList(list: string, context: z.RefinementCtx): BlockList {
  const proxies = new BlockList();
  for (const entry of list.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const width = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? width : Number(bits);
    if (isIP(address) === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > width) {
      context.addIssue({ code: "custom", message: "must list IP addresses or CIDR ranges, separated by commas" });
      return z.NEVER;
    }
    proxies.addSubnet(address, prefix, family);
  }
  return proxies;
}
