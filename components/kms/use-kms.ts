"use client";

import type { Kms, KmsDeps } from "@/lib/kms";

type KmsModule = Awaited<ReturnType<typeof loadModule>>;

/** The simulator itself, loaded when it is first wanted. */
async function loadModule() {
  return await import("@/lib/kms");
}

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

export interface BrowserKms {
  readonly kms: KmsModule;
  readonly deps: KmsDeps;
}

/** The simulator's ports in a browser. Null where there is no WebCrypto: plain HTTP beyond localhost. */
export async function browserKms(): Promise<BrowserKms | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const kms = await loadModule();
  return { kms, deps: { crypto: kms.webCryptoPort(crypto.subtle), random } };
}

/** A new world with one key in it. @returns the simulator and the key's id. */
export async function kmsWithKey({
  kms: simulator,
  deps,
}: BrowserKms): Promise<{ readonly kms: Kms; readonly keyId: string }> {
  const kms = simulator.createKms(simulator.createWorld(Date.now()), deps);
  const { result } = await kms.call("CreateKey", {});
  if (!result.ok) throw new Error(result.error.code);
  return { kms, keyId: result.value.KeyMetadata.KeyId };
}
