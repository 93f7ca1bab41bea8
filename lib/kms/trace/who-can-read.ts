import { type Scene, sceneAt } from "./scene-at.ts";
import type { Place, Thing, Trace } from "./trace.ts";

/** Those whose view of the data a learner should be able to tell apart. */
export const READERS = [
  "application-memory",
  "stolen-storage",
  "stolen-storage-with-kms-access",
  "kms",
  "cloudtrail-reader",
] as const;
export type Reader = (typeof READERS)[number];

export type ReadReason =
  | "has-plaintext"
  | "has-data-key-and-ciphertext"
  | "may-ask-kms"
  | "kms-has-no-material"
  | "ciphertext-without-key"
  | "data-key-without-ciphertext"
  | "nothing-there"
  | "log-has-no-secrets";

export interface Readability {
  readonly reader: Reader;
  readonly canRead: boolean;
  readonly why: ReadReason;
}

/** Who can read the plaintext after the first `count` steps, derived from the scene and nothing else. */
export function whoCanRead(trace: Trace, count: number): Readability[] {
  const scene = sceneAt(trace, count);
  return READERS.map((reader) => ({ reader, ...judge(reader, trace, scene, materialIsGone(trace, count, scene)) }));
}

function judge(reader: Reader, trace: Trace, scene: Scene, gone: boolean): Omit<Readability, "reader"> {
  switch (reader) {
    case "application-memory":
      return byPossession(kindsAt(trace, scene, "memory"));
    case "kms":
      return byPossession(kindsAt(trace, scene, "kms"));
    case "stolen-storage":
      return byPossession(kindsAt(trace, scene, "storage"));
    case "stolen-storage-with-kms-access":
      return withKmsAccess(kindsAt(trace, scene, "storage"), gone);
    case "cloudtrail-reader":
      return { canRead: false, why: "log-has-no-secrets" };
  }
}

function byPossession(kinds: ReadonlySet<Thing["kind"]>): Omit<Readability, "reader"> {
  if (kinds.has("plaintext")) return { canRead: true, why: "has-plaintext" };
  if (kinds.has("data-key") || kinds.has("object-key")) {
    return kinds.has("ciphertext")
      ? { canRead: true, why: "has-data-key-and-ciphertext" }
      : { canRead: false, why: "data-key-without-ciphertext" };
  }
  return { canRead: false, why: kinds.has("ciphertext") ? "ciphertext-without-key" : "nothing-there" };
}

/** A thief who also holds credentials that may call Decrypt. */
function withKmsAccess(kinds: ReadonlySet<Thing["kind"]>, gone: boolean): Omit<Readability, "reader"> {
  const owned = byPossession(kinds);
  if (owned.canRead || !kinds.has("ciphertext")) return owned;
  return gone ? { canRead: false, why: "kms-has-no-material" } : { canRead: true, why: "may-ask-kms" };
}

/** Imported material was deleted and is not back: KMS itself could not decrypt now. */
function materialIsGone(trace: Trace, count: number, scene: Scene): boolean {
  const isMaterial = (id: string) => trace.things[id]?.kind === "key-material";
  const deleted = trace.steps.slice(0, Math.max(0, count)).some(({ kind }) => kind === "delete-material");
  return deleted && !scene.kms.some(isMaterial);
}

function kindsAt(trace: Trace, scene: Scene, place: Place): ReadonlySet<Thing["kind"]> {
  return new Set(scene[place].flatMap((id) => trace.things[id]?.kind ?? []));
}
