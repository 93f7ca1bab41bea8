import { expect, it } from "vitest";

import { createKms, createWorld, loadWorldDocument, seededRandom, utf8, webCryptoPort } from "@/lib/kms";

import { USUAL_PEOPLE } from "../usual-people.ts";
import { callAsEverybody } from "./call-as.ts";

const region = "us-east-1";
const kms = createKms(createWorld(0), {
  crypto: webCryptoPort(globalThis.crypto.subtle),
  random: seededRandom("call as"),
});
kms.apply(USUAL_PEOPLE.map((identity) => ({ kind: "put-identity", identity }) as const));
const made = await kms.call("CreateKey", {});
if (!made.result.ok) throw new Error("no key");
const { KeyId } = made.result.value.KeyMetadata;
const outcomes = async (operation: string, input: object) => {
  const all = await callAsEverybody(kms, { operation, input: { ...input } }, region);
  return Object.fromEntries(all.map(({ actor, error }) => [actor.split(/[:/]/).at(-1), error?.code ?? "ok"]));
};

it("everybody's outcome is their own, and the world stays as it was", async () => {
  const { serialiseWorld } = await loadWorldDocument();
  const before = serialiseWorld(kms.world);
  expect(await outcomes("ScheduleKeyDeletion", { KeyId })).toMatchObject({
    root: "ok",
    administrator: "ok",
    developer: "AccessDeniedException",
    auditor: "AccessDeniedException",
    rds: "AccessDeniedException",
  });
  expect(await outcomes("Encrypt", { KeyId, Plaintext: utf8("x") })).toMatchObject({
    administrator: "AccessDeniedException",
    developer: "ok",
  });
  expect(serialiseWorld(kms.world)).toBe(before);
});

it("says which statements decided, and what a refusal lacks", async () => {
  const all = await callAsEverybody(kms, { operation: "Encrypt", input: { KeyId, Plaintext: utf8("x") } }, region);
  const of = (name: string) => all.find(({ actor }) => actor.endsWith(`/${name}`))?.decisions[0];
  expect(of("developer")?.trail.map(({ source, effect }) => [source, effect])).toEqual([
    ["key-policy", "delegate"],
    ["identity-policy", "allow"],
  ]);
  expect(of("auditor")?.parts).toContainEqual({ part: "identity-policy", state: "missing" });
  expect(of("partner")?.allowed).toBe(false);
  // Not NotFoundException: it names the key by its ARN.
  expect(all.find(({ actor }) => actor.endsWith("/partner"))?.error?.code).toBe("AccessDeniedException");
});

it("asks each side of ReEncrypt of its own key, and an action on no key of IAM", async () => {
  const other = await kms.call("CreateKey", {});
  const sealed = await kms.call("Encrypt", { KeyId, Plaintext: utf8("x") });
  if (!other.result.ok || !sealed.result.ok) throw new Error("not prepared");
  const input = {
    CiphertextBlob: sealed.result.value.CiphertextBlob,
    DestinationKeyId: other.result.value.KeyMetadata.KeyId,
  };
  const all = await callAsEverybody(kms, { operation: "ReEncrypt", input }, region);
  expect(all.find(({ actor }) => actor === "root")?.decisions).toHaveLength(2);
  expect(await outcomes("ListKeys", {})).toMatchObject({ auditor: "ok", developer: "AccessDeniedException" });
});
