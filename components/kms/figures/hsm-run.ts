import type { Kms } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";
import { succeed } from "./succeed.ts";

/** Three places, from the inside out. */
export const PLACES = ["hsm", "kms", "you"] as const;
export type HsmPlace = (typeof PLACES)[number];

/** What there is around a key, and where it lives. */
export const THINGS = {
  material: "hsm",
  work: "hsm",
  "sealed-material": "kms",
  "key-id": "kms",
  state: "kms",
  policy: "kms",
  ciphertext: "you",
  plaintext: "you",
} as const satisfies Readonly<Record<string, HsmPlace>>;
export type ThingName = keyof typeof THINGS;
export const THING_NAMES = Object.keys(THINGS) as readonly ThingName[];

export const ORIGINS = ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"] as const;
export type Origin = (typeof ORIGINS)[number];

export const CROSSERS = ["plaintext-key", "encrypted-key", "request", "answer"] as const;
export type Crosser = (typeof CROSSERS)[number];

export interface HsmBench {
  readonly kms: Kms;
  readonly keyId: string;
  readonly blob: Uint8Array;
  /** What can be seen of each thing; null where nobody can see it. */
  readonly seen: Readonly<Record<ThingName, string | null>>;
}

export async function setUpHsm({ kms: simulator, deps }: BrowserKms): Promise<HsmBench> {
  const kms = simulator.createKms(simulator.createWorld(Date.UTC(2026, 0, 1)), deps);
  const { KeyId, Arn, KeyState } = (await succeed(kms, "CreateKey", {})).KeyMetadata;
  const Plaintext = simulator.utf8("Selo");
  const { CiphertextBlob } = await succeed(kms, "Encrypt", { KeyId, Plaintext });
  const opened = await succeed(kms, "Decrypt", { CiphertextBlob });
  const { Policy } = await succeed(kms, "GetKeyPolicy", { KeyId });
  const seen = {
    material: null,
    work: null,
    "sealed-material": null,
    "key-id": Arn,
    state: KeyState,
    policy: JSON.stringify(JSON.parse(Policy)),
    ciphertext: simulator.toHex(CiphertextBlob),
    plaintext: new TextDecoder().decode(opened.Plaintext),
  };
  return { kms, keyId: KeyId, blob: CiphertextBlob, seen };
}

/** What DescribeKey says of a key of each origin. */
export async function describeOrigin({ kms: simulator, deps }: BrowserKms, origin: Origin) {
  const kms = simulator.createKms(simulator.createWorld(Date.UTC(2026, 0, 1)), deps);
  const store = origin === "AWS_CLOUDHSM" ? CLUSTER : origin === "EXTERNAL_KEY_STORE" ? PROXY : null;
  let input: object = { Origin: origin };
  if (store !== null) {
    const { CustomKeyStoreId } = await succeed(kms, "CreateCustomKeyStore", store);
    await succeed(kms, "ConnectCustomKeyStore", { CustomKeyStoreId });
    input = {
      ...input,
      CustomKeyStoreId,
      ...(origin === "EXTERNAL_KEY_STORE" ? { XksKeyId: "safe-in-the-cellar" } : {}),
    };
  }
  const { KeyId } = (await succeed(kms, "CreateKey", input)).KeyMetadata;
  return (await succeed(kms, "DescribeKey", { KeyId })).KeyMetadata;
}

const CLUSTER = {
  CustomKeyStoreName: "own-cluster",
  CustomKeyStoreType: "AWS_CLOUDHSM",
  CloudHsmClusterId: "cluster-2a3b4c5d6e7",
  KeyStorePassword: "simulated-only",
  TrustAnchorCertificate: "-----BEGIN CERTIFICATE-----\nsimulated\n-----END CERTIFICATE-----",
} as const;
const PROXY = {
  CustomKeyStoreName: "outside",
  CustomKeyStoreType: "EXTERNAL_KEY_STORE",
  XksProxyConnectivity: "PUBLIC_ENDPOINT",
  XksProxyUriEndpoint: "https://xks.example.com",
  XksProxyUriPath: "/kms/xks/v1",
  XksProxyAuthenticationCredential: { AccessKeyId: "A".repeat(20), RawSecretAccessKey: "s".repeat(43) },
} as const;

export interface Crossing {
  readonly crosses: boolean;
  /** The call that tried it, and what came of it. */
  readonly call: string;
  readonly outcome: string;
}

/** Tries to bring something over the border of KMS's HSM with the call that comes nearest to it. */
export async function cross({ kms, keyId: KeyId, blob }: HsmBench, what: Crosser): Promise<Crossing> {
  switch (what) {
    case "plaintext-key": {
      // There is no such operation, and that is the point: KMS says so itself.
      const { result } = await kms.call("ExportKeyMaterial" as "DescribeKey", { KeyId });
      return { crosses: result.ok, call: "ExportKeyMaterial", outcome: result.ok ? "" : result.error.code };
    }
    case "encrypted-key": {
      const { CiphertextBlob } = await succeed(kms, "GenerateDataKeyWithoutPlaintext", { KeyId, KeySpec: "AES_256" });
      return { crosses: true, call: "GenerateDataKeyWithoutPlaintext", outcome: hex(CiphertextBlob.subarray(-24)) };
    }
    case "request":
      return { crosses: true, call: "Decrypt", outcome: hex(blob.subarray(-24)) };
    case "answer": {
      const { Plaintext } = await succeed(kms, "Decrypt", { CiphertextBlob: blob });
      return { crosses: true, call: "Decrypt", outcome: new TextDecoder().decode(Plaintext) };
    }
  }
}

function hex(bytes: Uint8Array): string {
  return `… ${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
