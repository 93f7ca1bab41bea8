import { describe, expect, it } from "vitest";

import { rootCaller } from "../index.ts";
import { testBench, withIdentity } from "../testing/bench.ts";
import { authorise, authoriseInAccount } from "./authorise.ts";
import { decisionParts } from "./decision-parts.ts";

const bench = testBench();
const { KeyMetadata } = await bench.succeed("CreateKey", {});
const allow = (Action: string, more: object = {}) => ({
  Statement: [{ Effect: "Allow", Action, Resource: "*", ...more }],
});
const key = () => {
  const [first] = bench.world.keys.values();
  if (!first) throw new Error("no key");
  return first;
};
const parts = (caller: Parameters<typeof authorise>[0]["caller"], operation = "Encrypt") => {
  const context = { caller, region: "us-east-1", world: bench.world, input: {}, operation };
  return Object.fromEntries(
    decisionParts(authorise(context, key()), caller, key()).map(({ part, state }) => [part, state]),
  );
};

describe("the parts of a decision", () => {
  it("say that IAM is missing where the key policy leaves it to IAM", () => {
    expect(parts(withIdentity(bench, "idle"))).toEqual({
      "no-deny": "met",
      guardrails: "met",
      "key-policy": "met",
      "identity-policy": "missing",
      grant: "would-do",
    });
  });

  it("say that a grant is not needed where policies allow, and that policies are not where a grant does", async () => {
    const reader = withIdentity(bench, "reader", allow("kms:Encrypt"));
    expect(parts(reader)).toMatchObject({ "key-policy": "met", "identity-policy": "met", grant: "not-needed" });
    const guest = withIdentity(bench, "guest");
    const input = { KeyId: KeyMetadata.KeyId, GranteePrincipal: guest.arn, Operations: ["Encrypt"] };
    await bench.succeed("CreateGrant", input);
    expect(parts(guest)).toMatchObject({ "identity-policy": "not-needed", grant: "met" });
  });

  it("say that a deny is in the way, and which kind of guardrail is silent", () => {
    const denied = withIdentity(bench, "denied", {
      Statement: [...allow("kms:*").Statement, { Effect: "Deny", Action: "kms:Encrypt", Resource: "*" }],
    });
    expect(parts(denied)).toMatchObject({ "no-deny": "missing", guardrails: "met", "identity-policy": "met" });
    const reader = withIdentity(bench, "reader", allow("kms:*"));
    const policy = JSON.stringify(allow("kms:Decrypt"));
    bench.kms.apply([
      { kind: "set-guardrails", guardrails: [{ kind: "service-control-policy", target: "123456789012", policy }] },
    ]);
    expect(parts(reader)).toMatchObject({ "no-deny": "met", guardrails: "missing" });
    bench.kms.apply([{ kind: "set-guardrails", guardrails: [] }]);
  });

  it("say that no policy helps another account to what only the key's own may do", () => {
    expect(parts(rootCaller("111122223333"), "DisableKey")).toMatchObject({ "key-policy": "missing" });
  });

  it("are IAM's alone where no key is concerned", () => {
    const idle = withIdentity(bench, "idle");
    const context = { caller: idle, region: "us-east-1", world: bench.world, input: {}, operation: "CreateKey" };
    const decision = authoriseInAccount(context);
    expect(decision).toMatchObject({ allowed: false, denial: { explicit: false, source: "identity-policy" } });
    expect(decisionParts(decision, idle, null).at(-1)).toEqual({ part: "identity-policy", state: "missing" });
  });
});
