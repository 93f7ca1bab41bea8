import type { CallContext, Outcome } from "../operations/operation.ts";
import type { Change, KmsKey } from "../world/world.ts";

/** How requests are told apart on a bill. */
export const REQUEST_CLASSES = [
  "symmetric",
  "rsa-2048",
  "asymmetric",
  "ecc-data-key-pair",
  "rsa-data-key-pair",
] as const;
export type RequestClass = (typeof REQUEST_CLASSES)[number];

/** What is counted together: the requests of one month (UTC), account, Region and class. */
export interface Meter {
  /** 2026-11. */
  readonly month: string;
  readonly accountId: string;
  readonly region: string;
  readonly requestClass: RequestClass;
}

/** Operations that work with an asymmetric key; managing one costs what managing any key does. */
const ASYMMETRIC = new Set([
  "Decapsulate",
  "Decrypt",
  "DeriveSharedSecret",
  "Encapsulate",
  "Encrypt",
  "GetPublicKey",
  "ReEncrypt",
  "Sign",
  "Verify",
]);

/**
 * What the meter counts for a call: one request of the caller's account, whoever owns the key. A call
 * that was refused is not counted. https://aws.amazon.com/kms/pricing/
 */
export function meterChanges(context: CallContext, { result, log }: Outcome<unknown>): Change[] {
  if (!result.ok) return [];
  const { world, caller, region } = context;
  const keys = (log.keys ?? []).flatMap(({ arn }) => world.keys.get(arn) ?? []);
  const requestClass = classOf(context, keys);
  return [
    {
      kind: "meter-request",
      meter: meterName({ month: monthOf(world.now), accountId: caller.accountId, region, requestClass }),
    },
  ];
}

function classOf({ operation, input }: CallContext, keys: readonly KmsKey[]): RequestClass {
  if (operation.startsWith("GenerateDataKeyPair")) {
    const spec = input["KeyPairSpec"];
    return typeof spec === "string" && spec.startsWith("RSA_") ? "rsa-data-key-pair" : "ecc-data-key-pair";
  }
  if (!ASYMMETRIC.has(operation)) return "symmetric";
  const dearest = keys.map(({ keySpec }) => {
    if (keySpec === "SYMMETRIC_DEFAULT" || keySpec.startsWith("HMAC_")) return 0;
    return keySpec === "RSA_2048" ? 1 : 2;
  });
  return REQUEST_CLASSES[Math.max(0, ...dearest)] ?? "symmetric";
}

export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, "2026-11".length);
}

function meterName({ month, accountId, region, requestClass }: Meter): string {
  return [month, accountId, region, requestClass].join(" ");
}

/** @returns null for a name that no meter has. */
export function readMeterName(name: string): Meter | null {
  const [month = "", accountId = "", region = "", text] = name.split(" ");
  const requestClass = REQUEST_CLASSES.find((known) => known === text);
  return requestClass === undefined ? null : { month, accountId, region, requestClass };
}
