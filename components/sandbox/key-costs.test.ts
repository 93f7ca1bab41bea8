import { expect, it } from "vitest";

import { createKms, createWorld, loadPricing, seededRandom, webCryptoPort } from "@/lib/kms";

import { standingCosts } from "./key-costs.ts";

const DAY = 86_400_000;
const PRICES = {
  keyMonth: { customerManaged: "1", perRotation: "1", rotationsCharged: 2 },
  requests: [{ id: "symmetric", perTenThousand: "0.03", freeTier: true }],
  freeRequestsPerMonth: 0,
};

it("a key costs its month, its first rotations too, and nothing once its deletion is scheduled", async () => {
  const ports = { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("costs") };
  const kms = createKms(createWorld(Date.UTC(2026, 10, 24, 13)), ports);
  const make = async () => {
    const { result } = await kms.call("CreateKey", {});
    if (!result.ok) throw new Error(result.error.code);
    return result.value.KeyMetadata;
  };
  const [plain, rotated, often, doomed] = [await make(), await make(), await make(), await make()];
  await kms.call("RotateKeyOnDemand", { KeyId: rotated.KeyId });
  for (let rotation = 0; rotation < 3; rotation++) {
    await kms.call("RotateKeyOnDemand", { KeyId: often.KeyId });
    kms.advance(DAY);
  }
  await kms.call("ScheduleKeyDeletion", { KeyId: doomed.KeyId });
  const keys = [...kms.world.keys.values()];
  const costs = standingCosts(kms.world, keys, await loadPricing(), PRICES);
  expect([plain, rotated, often, doomed].map(({ Arn }) => costs.get(Arn))).toEqual([1, 2, 3, 0]);
});
