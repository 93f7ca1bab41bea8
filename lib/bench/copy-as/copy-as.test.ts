import { execFileSync } from "node:child_process";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { asCli, asSdk } from "./copy-as.ts";

describe("asCli", () => {
  it("writes names, blobs and structures as the command line takes them", () => {
    const input = {
      KeyId: "1234",
      Plaintext: Uint8Array.of(1, 2, 3),
      EncryptionContext: { a: "b c" },
      DryRun: undefined,
    };
    expect(asCli({ operation: "Encrypt", input })).toBe(
      `aws kms encrypt \\\n  --key-id 1234 \\\n  --plaintext AQID \\\n  --encryption-context '{"a":"b c"}'`,
    );
    expect(asCli({ operation: "GenerateDataKey", input: { NumberOfBytes: 32 } })).toBe(
      "aws kms generate-data-key \\\n  --number-of-bytes 32",
    );
  });

  it("quotes so that a real shell reads any text back unchanged", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }).filter((text) => !text.includes("\0") && text !== ""),
        (text) => {
          const command = asCli({ operation: "CreateKey", input: { Description: text } })
            .replace("aws kms create-key", "printf %s")
            .replace("--description ", "");
          expect(execFileSync("sh", ["-c", command], { encoding: "utf8" })).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("asSdk", () => {
  it("writes a call that parses as a module", () => {
    const code = asSdk({ operation: "Decrypt", input: { CiphertextBlob: Uint8Array.of(255), KeyId: 'quo"te' } });
    expect(code).toContain('CiphertextBlob: Buffer.from("/w==", "base64"),');
    expect(code).toContain(String.raw`KeyId: "quo\"te",`);
    expect(code).toContain("DecryptCommand");
  });
});
