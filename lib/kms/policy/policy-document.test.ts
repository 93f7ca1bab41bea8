import { describe, expect, it } from "vitest";

import { parsePolicy } from "./policy-document.ts";

const fine = { Effect: "Allow", Action: "kms:Encrypt", Resource: "*", Principal: "*" };
const keyPolicy = (Statement: unknown) => parsePolicy(JSON.stringify({ Statement }), "key-policy");

describe("a policy that cannot be read is told why", () => {
  it.each([
    ["not JSON", "The policy is not valid JSON."],
    ["[]", "The policy must be a JSON object."],
    ["null", "The policy must be a JSON object."],
    ["{}", "Each statement must be a JSON object."],
  ])("%s", (text, message) => {
    expect(parsePolicy(text, "key-policy")).toEqual({ ok: false, error: message });
  });

  it.each([
    [{ Effect: "allow" }, "Effect must be Allow or Deny."],
    [{ Action: undefined }, "A statement needs Action or NotAction."],
    [{ Action: [] }, "A statement needs Action or NotAction."],
    [{ Action: ["kms:Encrypt", 1] }, "A statement needs Action or NotAction."],
    [{ Resource: undefined }, "A statement needs Resource or NotResource."],
    [{ Principal: undefined }, "A statement of a key policy needs a Principal."],
    [{ Principal: {} }, "A statement of a key policy needs a Principal."],
    [{ Principal: { AWS: 1 } }, "A statement of a key policy needs a Principal."],
    [{ Principal: "ana" }, "A statement of a key policy needs a Principal."],
    [{ Condition: "x" }, "Condition must map operators to condition keys and their values."],
    [{ Condition: { StringEquals: "x" } }, "Condition must map operators to condition keys and their values."],
    [
      { Condition: { StringEquals: { a: ["x", {}] } } },
      "Condition must map operators to condition keys and their values.",
    ],
  ])("%j", (members, message) => {
    expect(keyPolicy([fine, { ...fine, ...members }])).toEqual({ ok: false, error: message });
  });
});

describe("a policy is read in its longest form", () => {
  it("whatever way it is written", () => {
    const policy = keyPolicy({
      Sid: "One",
      Effect: "Deny",
      NotAction: ["kms:Get*"],
      NotResource: "r",
      NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::1111222233334:user/x"], Service: "s3.amazonaws.com" },
      Condition: { Bool: { "kms:GrantIsForAWSResource": true }, NumericEquals: { n: [1, "2"] } },
    });
    expect(policy).toEqual({
      ok: true,
      value: {
        statements: [
          {
            sid: "One",
            effect: "Deny",
            actions: { not: true, patterns: ["kms:Get*"] },
            resources: { not: true, patterns: ["r"] },
            principals: {
              not: true,
              patterns: ["arn:aws:iam::111122223333:root", "arn:aws:iam::1111222233334:user/x", "s3.amazonaws.com"],
            },
            conditions: [
              { operator: "Bool", key: "kms:GrantIsForAWSResource", values: ["true"] },
              { operator: "NumericEquals", key: "n", values: ["1", "2"] },
            ],
          },
        ],
      },
    });
  });

  it("without what its kind does not have", () => {
    const { Principal: _principal, ...identity } = fine;
    expect(parsePolicy(JSON.stringify({ Statement: { ...identity, Sid: 1 } }), "identity-policy")).toMatchObject({
      value: { statements: [{ principals: null, sid: null }] },
    });
    const { Resource: _resource, ...trust } = fine;
    expect(parsePolicy(JSON.stringify({ Statement: trust }), "trust-policy")).toMatchObject({
      value: { statements: [{ principals: { patterns: ["*"] }, resources: { not: false, patterns: ["*"] } }] },
    });
  });

  it("takes no IAM group as a principal", () => {
    const policy = (principal: string) =>
      JSON.stringify({ Statement: { Effect: "Allow", Principal: { AWS: principal }, Action: "kms:*", Resource: "*" } });
    const parsed = parsePolicy(policy("arn:aws:iam::123456789012:group/admins"), "key-policy");
    expect(parsed).toEqual({ ok: false, error: "Policy contains a statement with one or more invalid principals." });
    expect(parsePolicy(policy("arn:aws:iam::123456789012:user/ana"), "key-policy").ok).toBe(true);
  });
});
