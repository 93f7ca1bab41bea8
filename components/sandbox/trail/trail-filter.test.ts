import { describe, expect, it } from "vitest";

import { createKms, createWorld, rootCaller, seededRandom, webCryptoPort } from "@/lib/kms";

import { callerOfActor } from "../actors.ts";
import { USUAL_PEOPLE } from "../usual-people.ts";
import { choicesOf, filterEvents, NO_FILTER, type TrailFilter } from "./trail-filter.ts";

const DAY = 86_400_000;
const kms = createKms(createWorld(Date.UTC(2026, 0, 1)), {
  crypto: webCryptoPort(globalThis.crypto.subtle),
  random: seededRandom("trail"),
});
kms.apply(USUAL_PEOPLE.map((identity) => ({ kind: "put-identity", identity }) as const));
const made = await kms.call("CreateKey", {});
if (!made.result.ok) throw new Error("no key");
const { KeyId, Arn } = made.result.value.KeyMetadata;
const as = (name: string) => ({ caller: callerOfActor(kms.world, `arn:aws:iam::123456789012:${name}`, "us-east-1") });
await kms.call("EnableKeyRotation", { KeyId });
await kms.call("DescribeKey", { KeyId }, as("user/auditor"));
await kms.call("Encrypt", { KeyId, Plaintext: new Uint8Array(1) }, as("role/developer"));
await kms.call("Encrypt", { KeyId, Plaintext: new Uint8Array(1) }, as("user/auditor"));
kms.advance(400 * DAY);
await kms.call("CreateKey", {}, { caller: rootCaller() });
const names = (filter: Partial<TrailFilter>) =>
  filterEvents(kms.world.events, { ...NO_FILTER, ...filter }).map(({ eventName }) => eventName);

describe("the filter of the event history", () => {
  it.each<[string, Partial<TrailFilter>, readonly string[]]>([
    ["changes", { kind: "write" }, ["CreateKey", "EnableKeyRotation", "CreateKey"]],
    ["reads and use", { kind: "read" }, ["DescribeKey", "Encrypt", "Encrypt"]],
    ["refused calls", { kind: "failed" }, ["Encrypt"]],
    ["what KMS did by itself", { kind: "service" }, ["RotateKey"]],
    ["a name", { name: "Encrypt" }, ["Encrypt", "Encrypt"]],
    ["a key", { key: Arn, kind: "write" }, ["CreateKey", "EnableKeyRotation"]],
    ["a person", { who: "auditor" }, ["DescribeKey", "Encrypt"]],
    ["a role", { who: "developer" }, ["Encrypt"]],
    ["AWS itself", { who: "AWS Internal" }, ["RotateKey"]],
    ["a time from which", { from: "2027-01-01T00:00" }, ["RotateKey", "CreateKey"]],
    [
      "a time until which, with its minute",
      { to: "2026-01-01T00:00", kind: "write" },
      ["CreateKey", "EnableKeyRotation"],
    ],
    ["a text", { text: "accessdenied" }, ["Encrypt"]],
    ["all of it together", { who: "auditor", kind: "failed", name: "DescribeKey" }, []],
  ])("lets through %s", (_, filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });

  it("offers what there is", () => {
    const choices = choicesOf(kms.world.events);
    expect(choices.names).toEqual(["CreateKey", "DescribeKey", "EnableKeyRotation", "Encrypt", "RotateKey"]);
    expect(choices.who).toEqual(["AWS Internal", "auditor", "developer", "root 123456789012"]);
    expect(choices.keys).toHaveLength(2);
  });
});
