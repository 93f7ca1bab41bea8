import { expect, it } from "vitest";

import { createKms, createWorld, loadPolicy, seededRandom, webCryptoPort } from "@/lib/kms";

import { callerOfActor } from "../actors.ts";
import { USUAL_PEOPLE } from "../usual-people.ts";
import { ask, type Question } from "./question.ts";

const kms = createKms(createWorld(0), {
  crypto: webCryptoPort(globalThis.crypto.subtle),
  random: seededRandom("question"),
});
kms.apply(USUAL_PEOPLE.map((identity) => ({ kind: "put-identity", identity }) as const));
const made = await kms.call("CreateKey", {});
if (!made.result.ok) throw new Error("no key");
const KeyId = made.result.value.KeyMetadata.Arn;
const tools = await loadPolicy();
const developer = "arn:aws:iam::123456789012:role/developer";
const plain: Question = {
  actor: developer,
  action: "Encrypt",
  context: "",
  region: "us-east-1",
  via: "",
  token: "",
  vpcEndpointId: "",
};
const may = (more: Partial<Question>) => {
  const key = kms.world.keys.get(KeyId);
  if (!key) throw new Error("no key");
  return ask(tools, kms.world, { ...plain, ...more }, key);
};
const policy = async (Condition: object) => {
  const Statement = [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
    { Effect: "Deny", Principal: "*", Action: ["kms:Encrypt", "kms:ReEncryptTo"], Resource: "*", Condition },
  ];
  const { result } = await kms.call("PutKeyPolicy", { KeyId, Policy: JSON.stringify({ Statement }) });
  if (!result.ok) throw new Error(result.error.message);
};

it("the answer is the one that the call gets, for everybody and every way", async () => {
  await policy({ StringNotEquals: { "kms:EncryptionContext:app": "pay" } });
  for (const actor of ["root", "other-account", "service:rds", ...USUAL_PEOPLE.map(({ arn }) => arn)]) {
    for (const context of ["", "app=pay", "app=other"]) {
      const pairs = context === "" ? undefined : { app: context.slice(4) };
      const caller = callerOfActor(kms.world, actor, "us-east-1");
      const input = { KeyId, Plaintext: new Uint8Array(4), EncryptionContext: pairs };
      const { result } = await kms.call("Encrypt", input, { caller });
      expect([actor, context, may({ actor, context }).decision.allowed]).toEqual([actor, context, result.ok]);
    }
  }
});

it("the context counts on the side of ReEncrypt that is asked about, and not where no context is", async () => {
  await policy({ StringNotEquals: { "kms:EncryptionContext:app": "pay" } });
  expect(may({ action: "ReEncryptTo", context: "app=pay" }).decision.allowed).toBe(true);
  expect(may({ action: "ReEncryptTo", context: "app=x" }).decision.allowed).toBe(false);
  expect(may({ action: "DescribeKey", context: "app=x" }).decision.allowed).toBe(true);
});

it("the service, the VPC endpoint and the Region of the request count", async () => {
  await policy({ StringNotEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } });
  expect(may({}).decision.allowed).toBe(false);
  expect(may({ via: "s3" }).decision.allowed).toBe(true);
  await policy({ StringNotEquals: { "aws:SourceVpce": "vpce-1" } });
  expect(may({ vpcEndpointId: "vpce-1" }).decision.allowed).toBe(true);
  expect(may({ region: "sa-east-1" }).elsewhere).toBe(true);
});

it("an action on no key is asked of IAM alone", () => {
  expect(may({ action: "CreateKey" }).decision).toMatchObject({
    allowed: false,
    denial: { source: "identity-policy" },
  });
  expect(may({ action: "CreateKey", actor: "root" }).decision.allowed).toBe(true);
});
