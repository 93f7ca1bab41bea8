import { expect, it } from "vitest";

import { createWorld, type Guardrail } from "@/lib/kms";

import { changesOf, documentsOf } from "./policy-documents.ts";

const arn = "arn:aws:iam::123456789012:role/app";
const guardrail = (target: string, policy: string): Guardrail => ({ kind: "service-control-policy", target, policy });

function world() {
  const made = createWorld(0);
  made.identities.set(arn, {
    arn,
    policies: ["one", "two"],
    accessKeyIds: [],
    trustPolicy: "trust",
    vpcEndpointId: null,
  });
  made.guardrails = [guardrail("1", "a"), guardrail("2", "b"), guardrail("1", "c")];
  return made;
}

it("every policy of a world is a document of its own, and keeps its id when its text changes", () => {
  const before = documentsOf(world(), []);
  expect(before.map(({ text }) => text)).toEqual(["one", "two", "trust", "a", "b", "c"]);
  expect(new Set(before.map(({ id }) => id)).size).toBe(before.length);
  const after = world();
  after.guardrails = [guardrail("1", "a"), guardrail("2", "b"), guardrail("1", "changed")];
  expect(documentsOf(after, []).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

it("a new text changes that one policy and nothing else", () => {
  for (const document of documentsOf(world(), [])) {
    const changed = world();
    for (const change of changesOf(changed, document, "new")) {
      if (change.kind === "put-identity") changed.identities.set(change.identity.arn, change.identity);
      if (change.kind === "set-guardrails") changed.guardrails = change.guardrails;
    }
    const texts = documentsOf(world(), []).map(({ id, text }) => (id === document.id ? "new" : text));
    expect(documentsOf(changed, []).map(({ text }) => text)).toEqual(texts);
  }
});
