import type { Kms } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";
import { succeed } from "./succeed.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
export const ALIAS = "alias/letters";

/** A stretch of time in which one material, or one key, makes the new ciphertexts. */
export interface Stretch {
  /** The material's id, or the key's. */
  readonly id: string;
  readonly from: number;
  /** Now, for the last one. */
  readonly until: number;
}

export interface Sealed {
  readonly row: Row;
  readonly at: number;
  /** The stretch that it was made in. */
  readonly madeWith: string;
  readonly blob: Uint8Array;
  readonly text: string;
}

export type Row = "automatic" | "manual";

/** Two keys over one clock: one that KMS rotates, and one that is rotated by hand behind an alias. */
export interface RotationBench {
  readonly kms: Kms;
  readonly utf8: BrowserKms["kms"]["utf8"];
  readonly parseBlob: BrowserKms["kms"]["parseBlob"];
  readonly automatic: string;
  /** Those that the alias has pointed to, oldest first. */
  readonly manual: { readonly keyId: string; readonly from: number }[];
  readonly sealed: Sealed[];
}

export async function setUpRotation({ kms: simulator, deps }: BrowserKms): Promise<RotationBench> {
  const kms = simulator.createKms(simulator.createWorld(START), deps);
  const automatic = (await succeed(kms, "CreateKey", {})).KeyMetadata.KeyId;
  await succeed(kms, "EnableKeyRotation", { KeyId: automatic });
  const first = (await succeed(kms, "CreateKey", {})).KeyMetadata.KeyId;
  await succeed(kms, "CreateAlias", { AliasName: ALIAS, TargetKeyId: first });
  const { utf8, parseBlob } = simulator;
  return { kms, utf8, parseBlob, automatic, manual: [{ keyId: first, from: START }], sealed: [] };
}

export function moveClock({ kms }: RotationBench, days: number): void {
  kms.advance(days * DAY);
}

/** A ciphertext in each row, as of now. */
export async function encryptNow({ kms, utf8, parseBlob, automatic, sealed }: RotationBench): Promise<void> {
  const { now } = kms.world;
  for (const [row, KeyId] of [
    ["automatic", automatic],
    ["manual", ALIAS],
  ] as const) {
    const text = `letter ${sealed.length + 1}`;
    const made = await succeed(kms, "Encrypt", { KeyId, Plaintext: utf8(text) });
    const parsed = parseBlob(made.CiphertextBlob);
    const madeWith = row === "manual" ? (made.KeyId.split("/").at(-1) ?? "") : (parsed?.materialId ?? "");
    sealed.push({ row, at: now, madeWith, blob: made.CiphertextBlob, text });
  }
}

/** A new key, and the alias to it: old ciphertexts stay with the old key. */
export async function rotateByHand({ kms, manual }: RotationBench): Promise<void> {
  const { KeyId } = (await succeed(kms, "CreateKey", {})).KeyMetadata;
  await succeed(kms, "UpdateAlias", { AliasName: ALIAS, TargetKeyId: KeyId });
  manual.push({ keyId: KeyId, from: kms.world.now });
}

export async function setRotation({ kms, automatic: KeyId }: RotationBench, on: boolean): Promise<void> {
  await succeed(kms, on ? "EnableKeyRotation" : "DisableKeyRotation", { KeyId });
}

/** @returns the text, or the code of the refusal. */
export async function openSealed({ kms }: RotationBench, { blob }: Sealed): Promise<string> {
  const { result } = await kms.call("Decrypt", { CiphertextBlob: blob });
  return result.ok ? new TextDecoder().decode(result.value.Plaintext) : result.error.code;
}

export function stretchesOf(bench: RotationBench, row: Row): readonly Stretch[] {
  const { kms, automatic, manual } = bench;
  const key = [...kms.world.keys.values()].find(({ keyId }) => keyId === automatic);
  const starts =
    row === "manual"
      ? manual.map(({ keyId, from }) => ({ id: keyId, from }))
      : (key?.materials ?? []).map(({ id, createdAt }) => ({ id, from: createdAt }));
  return starts.map((start, index) => ({ ...start, until: starts[index + 1]?.from ?? kms.world.now }));
}

/** How far along the line a moment is, from 0 to 1. */
export function along({ kms }: RotationBench, at: number): number {
  const length = kms.world.now - START;
  return length === 0 ? 0 : (at - START) / length;
}
