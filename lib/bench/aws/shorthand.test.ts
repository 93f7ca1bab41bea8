import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseShorthand } from "./shorthand.ts";

describe("parseShorthand", () => {
  it.each([
    ["TagKey=team,TagValue=red", { TagKey: "team", TagValue: "red" }],
    ["EncryptionContextSubset={app=pay,team=red}", { EncryptionContextSubset: { app: "pay", team: "red" } }],
    ["a=1,2,3", { a: ["1", "2", "3"] }],
    ["a=1,2,b=3", { a: ["1", "2"], b: "3" }],
    ["a=[x, y],b=z", { a: ["x", "y"], b: "z" }],
    [`a='x, y',b="it's"`, { a: "x, y", b: "it's" }],
    [String.raw`a=x\,y`, { a: "x,y" }],
    ["Rules=[{A={B=aws:kms,C=id},D=true}]", { Rules: [{ A: { B: "aws:kms", C: "id" }, D: "true" }] }],
    ["a=", { a: "" }],
    ["aws:s3:arn=arn:aws:s3:::b/k", { "aws:s3:arn": "arn:aws:s3:::b/k" }],
  ])("reads %s", (text, value) => {
    expect(parseShorthand(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["foo", "Expected: '=', received: 'EOF' for input:\nfoo\n   ^"],
    ["a={b=1", "Expected: '}', received: 'EOF' for input:\na={b=1\n      ^"],
    ["a=[1", "Expected: ']', received: 'EOF' for input:\na=[1\n    ^"],
    ["a='x", "Expected: ''', received: 'EOF' for input:\na='x\n    ^"],
  ])("points at what is wrong in %s", (text, error) => {
    expect(parseShorthand(text)).toEqual({ ok: false, error });
  });

  it("reads back any pairs whose values are quoted", () => {
    const name = fc.stringMatching(/^[A-Za-z:/._-]{1,12}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ maxLength: 20 }), { minKeys: 1, maxKeys: 5 }), (pairs) => {
        const quoted = (value: string) => `'${value.replaceAll(/(['"\\])/g, String.raw`\$1`)}'`;
        const text = Object.entries(pairs)
          .map(([key, value]) => `${key}=${quoted(value)}`)
          .join(",");
        const parsed = parseShorthand(text);
        expect(parsed.ok && { ...parsed.value }).toEqual({ ...pairs });
      }),
    );
  });

  it("never throws, whatever it is given", () => {
    const alphabet = fc.constantFrom("a", "b", "=", ",", "{", "}", "[", "]", "'", '"', "\\", " ");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: alphabet, maxLength: 40 })), (text) => {
        expect(typeof parseShorthand(text).ok).toBe("boolean");
      }),
      { numRuns: 2000 },
    );
  });
});
