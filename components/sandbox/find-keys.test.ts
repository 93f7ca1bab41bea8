import { expect, it } from "vitest";

import { createKms, createWorld, seededRandom, webCryptoPort } from "@/lib/kms";

import { aliasesByKey, findKeys, firstKeys } from "./find-keys.ts";

it("a search finds by every word of what the list shows, and by tags", async () => {
  const ports = { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("find") };
  const kms = createKms(createWorld(Date.UTC(2026, 10, 24)), ports);
  const make = async (input: object) => {
    const { result } = await kms.call("CreateKey", input);
    if (!result.ok) throw new Error(result.error.code);
    return result.value.KeyMetadata.KeyId;
  };
  const invoices = await make({ Description: "Invoices", Tags: [{ TagKey: "team", TagValue: "Blue" }] });
  const signer = await make({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  await kms.call("CreateAlias", { AliasName: "alias/pay", TargetKeyId: signer });
  await kms.call("CreateAlias", { AliasName: "alias/sign", TargetKeyId: signer });
  const keys = [...kms.world.keys.values()];
  const aliases = aliasesByKey(kms.world, "us-east-1");
  expect(aliases.get(signer)).toBe("alias/pay, alias/sign");
  expect(aliasesByKey(kms.world, "eu-west-1").size).toBe(0);
  const found = (search: string) => findKeys(keys, aliases, search).map(({ keyId }) => keyId);
  expect(found("  ")).toEqual([invoices, signer]);
  expect(found("INVOICES enabled")).toEqual([invoices]);
  expect(found("team=blue")).toEqual([invoices]);
  expect(found("alias/pay ecc")).toEqual([signer]);
  expect(found(invoices.slice(0, 8))).toEqual([invoices]);
  expect(found("invoices ecc")).toEqual([]);
});

it("of many keys the first are listed, and the chosen one too", async () => {
  const ports = { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("first") };
  const kms = createKms(createWorld(Date.UTC(2026, 10, 24)), ports);
  for (let made = 0; made < 4; made++) await kms.call("CreateKey", {});
  const keys = [...kms.world.keys.values()];
  const [one, two, three, four] = keys;
  expect(firstKeys(keys, 2, four ?? null)).toEqual([one, two, four]);
  expect(firstKeys(keys, 2, one ?? null)).toEqual([one, two]);
  expect(firstKeys(keys, 3, three ?? null)).toEqual([one, two, three]);
  expect(firstKeys(keys, 9, null)).toEqual(keys);
  expect(firstKeys(keys.slice(0, 2), 1, four ?? null)).toEqual([one]);
});
