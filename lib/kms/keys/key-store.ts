import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { Change, CustomKeyStore, KmsKey, World } from "../world/world.ts";

type Working = "Enabled" | "Disabled";

/** The key enabled or disabled; one whose store is away gets there when the store is back. */
export function withState(key: KmsKey, state: Working): KmsKey {
  if (key.state !== "Unavailable" || key.keyStore === null) return { ...key, state };
  return { ...key, keyStore: { ...key.keyStore, resumes: state } };
}

/** A key that comes back from a scheduled deletion, disabled, or unavailable where its store is away. */
export function returned(world: Readonly<World>, key: KmsKey): KmsKey {
  const { keyStore } = key;
  if (keyStore === null || world.keyStores.get(keyStore.id)?.connection === "CONNECTED") {
    return { ...key, state: "Disabled" };
  }
  return { ...key, state: "Unavailable", keyStore: { ...keyStore, resumes: "Disabled" } };
}

/** The changes that write a store, and make its keys available or unavailable with its connection. */
export function keyStoreChanges(world: Readonly<World>, keyStore: CustomKeyStore): Change[] {
  const there = keyStore.connection === "CONNECTED";
  const keys = [...world.keys.values()].flatMap((key) =>
    key.keyStore?.id === keyStore.id ? (there ? available(key) : unavailable(key)) : [],
  );
  return [{ kind: "put-key-store", keyStore }, ...keys.map((key): Change => ({ kind: "put-key", key }))];
}

function available(key: KmsKey): KmsKey[] {
  return key.state === "Unavailable" && key.keyStore ? [{ ...key, state: key.keyStore.resumes }] : [];
}

/** A key that waits for its deletion goes on waiting. */
function unavailable(key: KmsKey): KmsKey[] {
  const { state, keyStore } = key;
  if (keyStore === null || (state !== "Enabled" && state !== "Disabled")) return [];
  return [{ ...key, state: "Unavailable", keyStore: { ...keyStore, resumes: state } }];
}

/** What KMS finds when its connection to a store is there or gone at last. */
export function settledKeyStore(keyStore: CustomKeyStore): CustomKeyStore {
  const { connection, fault } = keyStore;
  if (connection !== "CONNECTING") return { ...keyStore, connection: "DISCONNECTED", settlesAt: null };
  return fault === null
    ? { ...keyStore, connection: "CONNECTED", connectionError: null, settlesAt: null }
    : { ...keyStore, connection: "FAILED", connectionError: fault, settlesAt: null };
}

/** A store that is connected, but does not answer any more, or null. */
export function faultError(world: Readonly<World>, { keyStore, arn }: KmsKey): KmsError | null {
  const fault = keyStore === null ? null : (world.keyStores.get(keyStore.id)?.fault ?? null);
  if (fault === null) return null;
  return kmsError("KMSInvalidStateException", `The custom key store of ${arn} does not answer: ${fault}.`);
}

/** The key outside of AWS that has to take part in every use of this one; null for keys that have none. */
export function externalKey(world: Readonly<World>, { keyStore }: Pick<KmsKey, "keyStore">): Uint8Array | null {
  if (keyStore === null || keyStore.xksKeyId === null) return null;
  const backing = world.keyStores.get(keyStore.id)?.backing;
  return backing?.type === "EXTERNAL_KEY_STORE" ? (backing.keys[keyStore.xksKeyId] ?? null) : null;
}
