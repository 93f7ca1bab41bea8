import { readFileSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { EXAMPLES } from "../testing/example-calls.ts";
import { policyFindings, statementPlace } from "./policy-findings.ts";
import type { PolicyKind } from "./policy-document.ts";
import { ACCOUNT_ACTIONS, CONDITION_KEYS, CONDITION_OPERATORS, isConditionKey, KMS_ACTIONS } from "./vocabulary.ts";

const fine = { Effect: "Allow", Principal: "*", Action: "kms:Encrypt", Resource: "*" };
const written = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
/** What is found, as code and the text at the place. */
const found = (text: string, kind: PolicyKind = "key-policy", principals?: ReadonlySet<string>) =>
  policyFindings(text, kind, principals).map(({ code, from, to }) => [code, text.slice(from, to)]);

describe("an error of a policy is told at its place", () => {
  it.each([
    ["JSON that ends too early", '{"Statement": [', [["json", "["]]],
    ["a comma too many", '{"Statement": [],}', [["json", "}"]]],
    ["a list", "[]", [["object", "[]"]]],
    ["a wrong effect", written(fine, { ...fine, Effect: "allow" }), [["effect", '"allow"']]],
    ["a missing action", written({ ...fine, Action: undefined }), [["action", "{"]]],
    ["a wrong NotAction", written({ ...fine, Action: undefined, NotAction: 5 }), [["action", "5"]]],
    ["a wrong principal", written({ ...fine, Principal: "ana" }), [["principal", '"ana"']]],
    ["a condition of text", written({ ...fine, Condition: "x" }), [["condition", '"x"']]],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("and no text whatever makes it throw", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.constantFrom<PolicyKind>("key-policy", "identity-policy"),
        (text, kind) => {
          for (const { from, to } of policyFindings(text, kind)) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

describe("what is probably a slip is told too", () => {
  it.each([
    ["a misspelt member", { ...fine, Actions: "kms:*" }, [["unknown-member", '"Actions"']]],
    ["a misspelt action", { ...fine, Action: ["kms:*", "kms:Encript"] }, [["unknown-action", '"kms:Encript"']]],
    ["ReEncrypt, which is two actions", { ...fine, Action: "kms:ReEncrypt" }, [["unknown-action", '"kms:ReEncrypt"']]],
    ["another service in a key policy", { ...fine, Action: "s3:GetObject" }, [["unknown-action", '"s3:GetObject"']]],
    ["a resource that is no key", { ...fine, Resource: "arn:aws:s3:::x" }, [["other-resource", '"arn:aws:s3:::x"']]],
    [
      "an operator that does not exist",
      { ...fine, Condition: { StringMatch: { "kms:ViaService": "x" } } },
      [["unknown-operator", '"StringMatch"']],
    ],
    [
      "a condition key that no call carries",
      { ...fine, Condition: { StringEquals: { "kms:EncryptionContext": "x" } } },
      [["unknown-key", '"kms:EncryptionContext"']],
    ],
  ])("%s", (_, statement, expected) => {
    expect(found(written(statement))).toEqual(expected);
  });

  it("and what is right is not", () => {
    const conditions = {
      StringLike: { "kms:ViaService": "s3.*.amazonaws.com", "aws:ResourceTag/team": "red" },
      "ForAllValues:StringEqualsIfExists": { "kms:encryptioncontextkeys": "app", "saml:aud": "x" },
      Null: { "kms:EncryptionContext:app": "false" },
    };
    expect(
      found(written({ ...fine, Action: ["kms:re*", "kms:?ncrypt", "KMS:decrypt"], Condition: conditions })),
    ).toEqual([]);
    expect(found(written({ Effect: "Deny", NotAction: "s3:*", Resource: "*" }), "identity-policy")).toEqual([]);
    const trust = { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole" };
    expect(found(written(trust), "trust-policy")).toEqual([]);
  });

  it("a principal that nobody is, where it is known who there is", () => {
    const ana = "arn:aws:iam::123456789012:user/ana";
    const text = written({
      ...fine,
      Principal: {
        AWS: [ana, `${ana}2`, "123456789012", "arn:aws:iam::1:root", "arn:aws:iam::111122223333:root"],
        Service: "s3.amazonaws.com",
      },
    });
    expect(found(text, "key-policy", new Set([ana]))).toEqual([
      ["unknown-principal", `"${ana}2"`],
      ["unknown-principal", '"arn:aws:iam::1:root"'],
    ]);
    expect(found(text)).toEqual([]);
  });
});

describe("the vocabulary", () => {
  it("has every condition key that the evaluator puts together, and no other", () => {
    const source = readFileSync(new URL("condition-keys.ts", import.meta.url), "utf8");
    const named = [...source.matchAll(/["`]((?:kms|aws):[A-Za-z]+[/:]?)/g)].map(([, name]) => name ?? "");
    const inSource = new Set(named.map((name) => name.toLowerCase()));
    expect(new Set(Object.keys(CONDITION_KEYS).map((name) => name.toLowerCase()))).toEqual(inSource);
    expect(isConditionKey("kms:encryptioncontext:App")).toBe(true);
    expect(isConditionKey("kms:EncryptionContext:")).toBe(false);
  });

  it("has every permission that an operation takes", () => {
    const taken = Object.entries(EXAMPLES).flatMap(([operation, { actions }]) => actions ?? [operation]);
    expect(KMS_ACTIONS).toEqual(expect.arrayContaining(taken.map((name) => name.replace(/^kms:/, ""))));
    expect(KMS_ACTIONS).toEqual(expect.arrayContaining([...ACCOUNT_ACTIONS]));
    expect(CONDITION_OPERATORS).toContain("StringNotLike");
  });
});

it("a statement is found in its policy's text, in a list or alone", () => {
  const at = (text: string, index: number) => {
    const { from, to } = statementPlace(text, index);
    return JSON.parse(text.slice(from, to)) as unknown;
  };
  const other = { ...fine, Sid: "Other" };
  expect(at(written(fine, other), 1)).toEqual(other);
  expect(at(JSON.stringify({ Statement: other }), 0)).toEqual(other);
});
