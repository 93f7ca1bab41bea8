import { describe, expect, it } from "vitest";

import { loadInputShape, utf8 } from "@/lib/kms";

import { readForm } from "./form-input.ts";

describe("a form", () => {
  it("becomes the input of its operation, with each member as its kind", async () => {
    const shape = await loadInputShape("CreateGrant");
    const { input, faults } = readForm(
      shape,
      {
        KeyId: "k",
        GranteePrincipal: "arn:aws:iam::123456789012:role/app",
        Operations: "Encrypt Decrypt",
        "Constraints.EncryptionContextSubset": "app=selo",
        DryRun: "true",
        Name: " ",
      },
      {},
    );
    expect(faults).toEqual({});
    expect(input).toEqual({
      KeyId: "k",
      GranteePrincipal: "arn:aws:iam::123456789012:role/app",
      Operations: ["Encrypt", "Decrypt"],
      Constraints: { EncryptionContextSubset: { app: "selo" } },
      DryRun: true,
    });
  });

  it("reads bytes as they are typed, tags as lines, and dates as UTC", async () => {
    const encrypt = readForm(await loadInputShape("Encrypt"), { KeyId: "k", Plaintext: "hi" }, { Plaintext: "text" });
    expect(encrypt.input["Plaintext"]).toEqual(utf8("hi"));
    const tag = readForm(await loadInputShape("TagResource"), { KeyId: "k", Tags: "a=b\nc=" }, {});
    expect(tag.input["Tags"]).toEqual([
      { TagKey: "a", TagValue: "b" },
      { TagKey: "c", TagValue: "" },
    ]);
    const imported = readForm(await loadInputShape("ImportKeyMaterial"), { ValidTo: "2027-01-01T00:00" }, {});
    expect(imported.input["ValidTo"]).toBe(Date.UTC(2027, 0, 1) / 1000);
  });

  it("says what cannot be sent, and where", async () => {
    const shape = await loadInputShape("Encrypt");
    const { faults } = readForm(shape, { Plaintext: "zz", EncryptionContext: "no pair" }, { Plaintext: "hex" });
    expect(faults).toEqual({ KeyId: "required", Plaintext: "badInput", EncryptionContext: "badContext" });
    expect(readForm(await loadInputShape("GenerateRandom"), { NumberOfBytes: "many" }, {}).faults).toEqual({
      NumberOfBytes: "badNumber",
    });
  });
});
