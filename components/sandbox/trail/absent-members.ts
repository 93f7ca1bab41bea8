import { type CloudTrailEvent, toBase64 } from "@/lib/kms";

import type { CallRecord } from "../result-panel.tsx";

/** A member of a request or of an answer that the call's record does not have. */
export interface AbsentMember {
  readonly side: "request" | "answer";
  /** AWS's own name. */
  readonly name: string;
  /** How long it is, where it is bytes. */
  readonly bytes: number | null;
  readonly why: "secret" | "ciphertext" | "proof" | "data" | "token" | "answer-of-reading" | "not-recorded";
}

/** What members are, whatever call has them. */
const KINDS: Readonly<Record<string, AbsentMember["why"]>> = {
  CiphertextBlob: "ciphertext",
  CiphertextForRecipient: "ciphertext",
  EncryptedKeyMaterial: "ciphertext",
  GrantToken: "token",
  GrantTokens: "token",
  ImportToken: "token",
  KeyStorePassword: "secret",
  Mac: "proof",
  Message: "data",
  Plaintext: "secret",
  PrivateKeyCiphertextBlob: "ciphertext",
  PrivateKeyPlaintext: "secret",
  SharedSecret: "secret",
  Signature: "proof",
  XksProxyAuthenticationCredential: "secret",
};

/**
 * What CloudTrail left out of a call: every member of the real request and the real answer whose value
 * is nowhere in the real record. Nothing is assumed about the operation.
 */
export function absentMembers({ input, result }: CallRecord, event: CloudTrailEvent): readonly AbsentMember[] {
  const kept = valuesOf(event);
  const absent = (side: AbsentMember["side"], members: Readonly<Record<string, unknown>>): AbsentMember[] =>
    Object.entries(members).flatMap(([name, value]) => {
      // The whole envelope's answer has members of ours, which no call of the API has.
      if (value === undefined || !/^[A-Z]/.test(name) || isKept(name, value, kept)) return [];
      const otherwise = side === "answer" && event.readOnly ? "answer-of-reading" : "not-recorded";
      const bytes = value instanceof Uint8Array ? value.length : null;
      return [{ side, name, bytes, why: KINDS[name] ?? otherwise }];
    });
  return [...absent("request", input), ...absent("answer", result.ok ? { ...result.value } : {})];
}

interface Kept {
  /** In lower case: the record writes keyId where the request says KeyId. */
  readonly names: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** Texts and bytes are there where their value is; what is short or no text, where its name is. */
function isKept(name: string, value: unknown, kept: Kept): boolean {
  if (value instanceof Uint8Array) return kept.values.has(toBase64(value));
  if (typeof value === "string") return kept.values.has(value);
  if (kept.names.has(name.toLowerCase())) return true;
  if (typeof value !== "object" || value === null) return false;
  const members = Object.entries(value);
  return members.length > 0 && members.every(([inner, part]) => isKept(inner, part, kept));
}

function valuesOf(event: CloudTrailEvent): Kept {
  const names = new Set<string>();
  const values = new Set<string>();
  const walk = (part: unknown) => {
    if (typeof part === "string") values.add(part);
    if (typeof part !== "object" || part === null) return;
    for (const [name, inner] of Object.entries(part)) {
      names.add(name.toLowerCase());
      walk(inner);
    }
  };
  const { requestParameters, responseElements, additionalEventData, resources } = event;
  walk({ requestParameters, responseElements, additionalEventData, resources });
  return { names, values };
}
