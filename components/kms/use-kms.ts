"use client";

import type { Kms, KmsDeps } from "@/lib/kms";

/** The simulator's ports in a browser. Null where there is no WebCrypto: plain HTTP beyond localhost. */
export async function browserKms(): Promise<{
  readonly module: typeof import("@/lib/kms");
  readonly deps: KmsDeps;
} | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const module = await import("@/lib/kms");
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  return { module, deps: { crypto: module.webCryptoPort(crypto.subtle), random } };
}

/** A new world with one key in it. @returns the simulator and the key's id. */
export async function kmsWithKey({
  module,
  deps,
}: NonNullable<Awaited<ReturnType<typeof browserKms>>>): Promise<{ readonly kms: Kms; readonly keyId: string }> {
  const kms = module.createKms(module.createWorld(Date.now()), deps);
  const { result } = await kms.call("CreateKey", {});
  if (!result.ok) throw new Error(result.error.code);
  return { kms, keyId: result.value.KeyMetadata.KeyId };
}
