import type { Kms } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";
import { succeed } from "./succeed.ts";

/** Some Regions, where they are: degrees of longitude and latitude, near enough for a picture. */
export const REGIONS = {
  "us-west-2": { longitude: -120, latitude: 45 },
  "us-east-1": { longitude: -77, latitude: 39 },
  "sa-east-1": { longitude: -47, latitude: -23 },
  "eu-west-1": { longitude: -7, latitude: 53 },
  "eu-central-1": { longitude: 9, latitude: 50 },
  "ap-south-1": { longitude: 73, latitude: 19 },
  "ap-southeast-2": { longitude: 151, latitude: -34 },
} as const;
export type Region = keyof typeof REGIONS;
export const REGION_NAMES = Object.keys(REGIONS) as readonly Region[];

export interface RegionPlan {
  readonly multiRegion: boolean;
  readonly home: Region;
  /** Without the home. */
  readonly replicas: readonly Region[];
  /** Where the line was encrypted; home or a replica's Region. */
  readonly encryptedIn: Region;
}

export interface RegionResult {
  readonly keyId: string;
  /** Per Region: null where it opened the line, else the error's code. */
  readonly opened: Readonly<Record<Region, string | null>>;
  /** Where there is a key of its own to pay for. */
  readonly keysIn: readonly Region[];
}

/** Plays a plan: makes the keys, encrypts a line, and has every Region try to open it. */
export async function playPlan({ kms: simulator, deps }: BrowserKms, plan: RegionPlan): Promise<RegionResult> {
  const kms: Kms = simulator.createKms(simulator.createWorld(Date.UTC(2026, 0, 1)), deps);
  const { multiRegion, home, replicas, encryptedIn } = plan;
  const made = await succeed(kms, "CreateKey", { MultiRegion: multiRegion }, { region: home });
  const { KeyId, KeyId: keyId } = made.KeyMetadata;
  for (const ReplicaRegion of replicas) await succeed(kms, "ReplicateKey", { KeyId, ReplicaRegion }, { region: home });
  const Plaintext = simulator.utf8("Selo");
  const { CiphertextBlob } = await succeed(kms, "Encrypt", { KeyId, Plaintext }, { region: encryptedIn });
  const opened = await Promise.all(
    REGION_NAMES.map(async (region) => {
      const { result } = await kms.call("Decrypt", { CiphertextBlob }, { region });
      return [region, result.ok ? null : result.error.code] as const;
    }),
  );
  const keysIn = REGION_NAMES.filter((region) => [...kms.world.keys.values()].some((key) => key.region === region));
  return { keyId, opened: Object.fromEntries(opened) as RegionResult["opened"], keysIn };
}

export type PlanChange =
  | { readonly type: "kind"; readonly multiRegion: boolean }
  | { readonly type: "replica"; readonly region: Region }
  | { readonly type: "home" | "encrypt"; readonly region: Region };

export const FIRST_PLAN: RegionPlan = {
  multiRegion: true,
  home: "us-east-1",
  replicas: ["sa-east-1"],
  encryptedIn: "us-east-1",
};

/** A plan that can be played: replicas only of a multi-Region key, encryption only where there is a key. */
export function changePlan(plan: RegionPlan, change: PlanChange): RegionPlan {
  switch (change.type) {
    case "kind":
      return change.multiRegion
        ? { ...plan, multiRegion: true }
        : { ...plan, multiRegion: false, replicas: [], encryptedIn: plan.home };
    case "home": {
      const replicas = plan.replicas.filter((region) => region !== change.region);
      return { ...plan, home: change.region, replicas, encryptedIn: change.region };
    }
    case "replica": {
      if (!plan.multiRegion || change.region === plan.home) return plan;
      const gone = plan.replicas.includes(change.region);
      const replicas = gone
        ? plan.replicas.filter((region) => region !== change.region)
        : [...plan.replicas, change.region];
      const encryptedIn = gone && plan.encryptedIn === change.region ? plan.home : plan.encryptedIn;
      return { ...plan, replicas, encryptedIn };
    }
    case "encrypt":
      return change.region === plan.home || plan.replicas.includes(change.region)
        ? { ...plan, encryptedIn: change.region }
        : plan;
  }
}
