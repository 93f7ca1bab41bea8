import type { CloudTrailEvent, Kms, OperationName } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";
import { succeed } from "./succeed.ts";

/** What KMS saw in a call and left out of its record, each for a reason that has a text. */
export const WITHHELD = ["Plaintext", "CiphertextBlob", "Message", "Signature", "key-material"] as const;
export type Withheld = (typeof WITHHELD)[number];

export interface Recorded {
  readonly event: CloudTrailEvent;
  readonly withheld: readonly { readonly what: Withheld; readonly bytes: number | null }[];
}

export interface TrailBench {
  readonly kms: Kms;
  readonly utf8: BrowserKms["kms"]["utf8"];
  readonly keyId: string;
  /** Made when something is to be signed first: the code of curves is heavy. */
  signingKeyId: string | null;
  /** What was encrypted last. */
  blob: Uint8Array | null;
  /** Oldest first. */
  readonly records: Recorded[];
}

export const ACTS = ["encrypt", "decrypt", "wrong-context", "data-key", "sign", "stranger"] as const;
export type Act = (typeof ACTS)[number];

const CONTEXT = { purpose: "payslip", month: "2026-11" };
/** A person whom nobody lets near the key. */
const STRANGER = "arn:aws:iam::123456789012:user/stranger";

export async function setUpTrail({ kms: simulator, deps }: BrowserKms): Promise<TrailBench> {
  const kms = simulator.createKms(simulator.createWorld(Date.now()), deps);
  const keyId = (await succeed(kms, "CreateKey", { Description: "payslips" })).KeyMetadata.KeyId;
  const records = kms.world.events.map((event) => ({
    event,
    withheld: [{ what: "key-material" as const, bytes: null }],
  }));
  const bench: TrailBench = { kms, utf8: simulator.utf8, keyId, signingKeyId: null, blob: null, records };
  for (const act of ["encrypt", "decrypt", "wrong-context"] as const) await perform(bench, act);
  return bench;
}

/** Does something that is recorded, a second after the last. */
export async function perform(bench: TrailBench, act: Act): Promise<void> {
  const { kms, utf8, keyId } = bench;
  const Plaintext = utf8("Salary: 4,200");
  kms.advance(1000);
  switch (act) {
    case "encrypt":
      return await recorded(bench, "Encrypt", { KeyId: keyId, Plaintext, EncryptionContext: CONTEXT });
    case "data-key":
      return await recorded(bench, "GenerateDataKey", { KeyId: keyId, KeySpec: "AES_256", EncryptionContext: CONTEXT });
    case "sign":
      return await recorded(bench, "Sign", {
        KeyId: bench.signingKeyId ?? (await makeSigningKey(bench)),
        Message: Plaintext,
        SigningAlgorithm: "ECDSA_SHA_256",
      });
    case "decrypt":
    case "wrong-context":
    case "stranger": {
      const EncryptionContext = act === "wrong-context" ? { ...CONTEXT, month: "2026-12" } : CONTEXT;
      return await recorded(bench, "Decrypt", { CiphertextBlob: bench.blob, EncryptionContext }, act === "stranger");
    }
  }
}

async function makeSigningKey(bench: TrailBench): Promise<string> {
  const before = bench.kms.world.events.length;
  const { KeyId } = (await succeed(bench.kms, "CreateKey", { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }))
    .KeyMetadata;
  bench.signingKeyId = KeyId;
  note(bench, before, {});
  bench.kms.advance(1000);
  return KeyId;
}

async function recorded(bench: TrailBench, operation: OperationName, input: object, byStranger = false): Promise<void> {
  const before = bench.kms.world.events.length;
  const caller = {
    type: "IAMUser" as const,
    arn: STRANGER,
    accountId: "123456789012",
    principalId: "AIDASTRANGER",
    userName: "stranger",
  };
  const { result } = await bench.kms.call(operation, input, byStranger ? { caller } : {});
  const seen: Readonly<Record<string, unknown>> = { ...input, ...(result.ok ? (result.value as object) : {}) };
  if (operation === "Encrypt" && seen["CiphertextBlob"] instanceof Uint8Array) bench.blob = seen["CiphertextBlob"];
  note(bench, before, seen);
}

function note({ kms, records }: TrailBench, before: number, seen: Readonly<Record<string, unknown>>): void {
  for (const event of kms.world.events.slice(before)) records.push({ event, withheld: withheldFrom(event, seen) });
}

/** The bytes of a call that its record does not have; and the key's material, which no call ever shows. */
export function withheldFrom(event: CloudTrailEvent, seen: Readonly<Record<string, unknown>>): Recorded["withheld"] {
  const text = JSON.stringify(event);
  const bytes = WITHHELD.flatMap((what) => {
    const value = seen[what];
    return value instanceof Uint8Array && !text.includes(`"${what}"`) ? [{ what, bytes: value.length }] : [];
  });
  return [...bytes, { what: "key-material", bytes: null }];
}

/** The fields of a record that answer a question, in the order one asks. Empty ones are left out. */
export function fieldsOf(event: CloudTrailEvent): readonly { readonly field: string; readonly value: string }[] {
  const { userIdentity, requestParameters, resources } = event;
  const of = (name: string) => requestParameters?.[name];
  return [
    { field: "who", value: userIdentity.arn ?? userIdentity.invokedBy ?? "" },
    { field: "when", value: event.eventTime },
    { field: "what", value: event.eventName },
    { field: "key", value: resources[0]?.ARN ?? "" },
    { field: "algorithm", value: asText(of("encryptionAlgorithm") ?? of("signingAlgorithm") ?? of("keySpec")) },
    { field: "context", value: asText(of("encryptionContext")) },
    { field: "error", value: [event.errorCode, event.errorMessage].filter(Boolean).join(": ") },
  ].filter(({ value }) => value !== "");
}

function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined ? "" : JSON.stringify(value);
}
