import type { Kms, OperationName } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";
import { succeed } from "./succeed.ts";

/** The states of the picture, and the end: no key any more. */
export const STATES = ["PendingImport", "Enabled", "Disabled", "PendingDeletion", "Gone"] as const;
export type State = (typeof STATES)[number];

/** What leads from one state to another: calls, and the end of the waiting period. */
export const MOVES = [
  "ImportKeyMaterial",
  "DisableKey",
  "EnableKey",
  "ScheduleKeyDeletion",
  "CancelKeyDeletion",
  "wait",
] as const;
export type Move = (typeof MOVES)[number];

const DAY = 86_400_000;
/** As short as KMS lets it be. */
const WINDOW_DAYS = 7;

export interface StateBench {
  readonly kms: Kms;
  readonly keyId: string;
  /** What was encrypted under it while that was possible. */
  readonly blob: Uint8Array | null;
}

/** A simulator with one key in a state, which it reached by the calls that lead there. */
export async function keyInState({ kms: simulator, deps }: BrowserKms, state: State): Promise<StateBench> {
  const kms = simulator.createKms(simulator.createWorld(Date.UTC(2026, 0, 1)), deps);
  const origin = state === "PendingImport" ? { Origin: "EXTERNAL" } : {};
  const { KeyId: keyId } = (await succeed(kms, "CreateKey", origin)).KeyMetadata;
  if (state === "PendingImport") return { kms, keyId, blob: null };
  const { CiphertextBlob: blob } = await succeed(kms, "Encrypt", { KeyId: keyId, Plaintext: simulator.utf8("Selo") });
  const bench = { kms, keyId, blob };
  const way: Readonly<Record<Exclude<State, "PendingImport">, readonly Move[]>> = {
    Enabled: [],
    Disabled: ["DisableKey"],
    PendingDeletion: ["ScheduleKeyDeletion"],
    Gone: ["ScheduleKeyDeletion", "wait"],
  };
  for (const move of way[state]) await makeMove(bench, move);
  return bench;
}

export interface Moved {
  readonly state: State;
  /** Null where KMS did it. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Makes a move, or tries to. */
export async function makeMove(bench: StateBench, move: Move): Promise<Moved> {
  const { kms, keyId } = bench;
  if (move === "wait") {
    // KMS may take a day longer than it was told.
    kms.advance((WINDOW_DAYS + 1) * DAY);
    return { state: stateOf(bench), error: null };
  }
  const input = move === "ScheduleKeyDeletion" ? { KeyId: keyId, PendingWindowInDays: WINDOW_DAYS } : { KeyId: keyId };
  const { result } = await kms.call(move, move === "ImportKeyMaterial" ? await importInput(bench) : input);
  return { state: stateOf(bench), error: result.ok ? null : result.error };
}

export function stateOf({ kms, keyId }: StateBench): State {
  const key = [...kms.world.keys.values()].find((each) => each.keyId === keyId);
  return STATES.find((state) => state === key?.state) ?? "Gone";
}

/** Material of 32 bytes, wrapped for KMS with the public key that it gave for that. */
async function importInput({ kms, keyId }: StateBench): Promise<object> {
  const asked = { KeyId: keyId, WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
  const { result } = await kms.call("GetParametersForImport", asked);
  if (!result.ok) return { KeyId: keyId, ImportToken: new Uint8Array(1), EncryptedKeyMaterial: new Uint8Array(1) };
  const { PublicKey, ImportToken } = result.value;
  const algorithm = { name: "RSA-OAEP", hash: "SHA-256" };
  const { subtle } = globalThis.crypto;
  const wrapping = await subtle.importKey("spki", Uint8Array.from(PublicKey), algorithm, false, ["encrypt"]);
  const wrapped = await subtle.encrypt(algorithm, wrapping, Uint8Array.from(kms.deps.random(32)));
  return {
    KeyId: keyId,
    ImportToken,
    EncryptedKeyMaterial: new Uint8Array(wrapped),
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  };
}

const PROBES = [
  "Encrypt",
  "Decrypt",
  "GenerateDataKey",
  "DescribeKey",
  "GetKeyPolicy",
  "EnableKey",
  "DisableKey",
  "EnableKeyRotation",
  "CreateAlias",
  "ScheduleKeyDeletion",
  "CancelKeyDeletion",
] as const satisfies readonly OperationName[];

export interface Probe {
  readonly operation: OperationName;
  /** Null where KMS carried it out. */
  readonly code: string | null;
}

/** What KMS makes of each operation in a state. Each is tried on a key of its own. */
export async function probeState(browser: BrowserKms, state: State): Promise<readonly Probe[]> {
  return await Promise.all(
    // Nothing was ever encrypted under a key that has had no material.
    PROBES.filter((operation) => state !== "PendingImport" || operation !== "Decrypt").map(async (operation) => {
      const { kms, keyId: KeyId, blob } = await keyInState(browser, state);
      const inputs: { readonly [operation: string]: object } = {
        Encrypt: { KeyId, Plaintext: browser.kms.utf8("Selo") },
        Decrypt: { CiphertextBlob: blob },
        GenerateDataKey: { KeyId, KeySpec: "AES_256" },
        CreateAlias: { AliasName: "alias/figure", TargetKeyId: KeyId },
      };
      const { result } = await kms.call(operation, inputs[operation] ?? { KeyId });
      return { operation, code: result.ok ? null : result.error.code };
    }),
  );
}
