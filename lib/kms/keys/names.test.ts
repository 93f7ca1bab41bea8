import { beforeEach, describe, expect, it } from "vitest";

import { utf8 } from "../index.ts";
import { START, testBench } from "../testing/bench.ts";

let bench: ReturnType<typeof testBench>;
let keyId: string;

beforeEach(async () => {
  bench = testBench();
  keyId = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
});

describe("aliases", () => {
  const AliasName = "alias/invoices";

  it("stand for a key by name and by ARN in cryptographic calls, and for none in managing ones", async () => {
    await bench.succeed("CreateAlias", { AliasName, TargetKeyId: keyId });
    const arn = `arn:aws:kms:us-east-1:123456789012:${AliasName}`;
    for (const KeyId of [AliasName, arn]) {
      const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("x") });
      expect((await bench.succeed("Decrypt", { KeyId, CiphertextBlob })).Plaintext).toEqual(utf8("x"));
      expect((await bench.succeed("DescribeKey", { KeyId })).KeyMetadata.KeyId).toBe(keyId);
    }
    expect(await bench.fail("ScheduleKeyDeletion", { KeyId: AliasName })).toEqual({
      code: "NotFoundException",
      message: `Invalid keyId '${AliasName}'`,
    });
  });

  it("are listed with their dates, moved, and removed; the key is untouched", async () => {
    await bench.succeed("CreateAlias", { AliasName, TargetKeyId: keyId });
    const other = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
    bench.kms.advance(1000);
    await bench.succeed("UpdateAlias", { AliasName, TargetKeyId: other });
    expect((await bench.succeed("ListAliases", { KeyId: keyId })).Aliases).toEqual([]);
    expect((await bench.succeed("ListAliases", {})).Aliases).toEqual([
      {
        AliasArn: `arn:aws:kms:us-east-1:123456789012:${AliasName}`,
        AliasName,
        CreationDate: START / 1000,
        LastUpdatedDate: START / 1000 + 1,
        TargetKeyId: other,
      },
    ]);
    await bench.succeed("DeleteAlias", { AliasName });
    expect((await bench.fail("DeleteAlias", { AliasName })).code).toBe("NotFoundException");
    await bench.succeed("DescribeKey", { KeyId: other });
  });

  it.each([
    ["invoices", "ValidationException"],
    ["alias/aws/s3", "InvalidAliasNameException"],
    ["alias/with space", "ValidationException"],
  ])("refuses the name %s", async (name, code) => {
    expect((await bench.fail("CreateAlias", { AliasName: name, TargetKeyId: keyId })).code).toBe(code);
  });

  it("refuses a name that is taken", async () => {
    await bench.succeed("CreateAlias", { AliasName, TargetKeyId: keyId });
    const error = await bench.fail("CreateAlias", { AliasName, TargetKeyId: keyId });
    expect(error.code).toBe("AlreadyExistsException");
  });

  it("never move to a key of another type, though it has the same usage", async () => {
    await bench.succeed("CreateAlias", { AliasName, TargetKeyId: keyId });
    const rsa = (await bench.succeed("CreateKey", { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" })).KeyMetadata;
    expect((await bench.fail("UpdateAlias", { AliasName, TargetKeyId: rsa.KeyId })).code).toBe("ValidationException");
  });

  it("are paged by name", async () => {
    for (const name of ["c", "a", "b"]) {
      await bench.succeed("CreateAlias", { AliasName: `alias/${name}`, TargetKeyId: keyId });
    }
    const first = await bench.succeed("ListAliases", { Limit: 2 });
    expect(first.Truncated).toBe(true);
    const rest = await bench.succeed("ListAliases", { Marker: first.NextMarker });
    expect([...first.Aliases, ...rest.Aliases].map((alias) => alias.AliasName)).toEqual([
      "alias/a",
      "alias/b",
      "alias/c",
    ]);
    expect(rest.Truncated).toBe(false);
    expect((await bench.fail("ListAliases", { Marker: "nonsense" })).code).toBe("InvalidMarkerException");
  });
});

describe("tags", () => {
  const tag = (TagKey: string, TagValue = "v") => ({ TagKey, TagValue });

  it("come with the key, are added, updated in place, and removed", async () => {
    const { KeyId } = (await bench.succeed("CreateKey", { Tags: [tag("a"), tag("b")] })).KeyMetadata;
    await bench.succeed("TagResource", { KeyId, Tags: [tag("a", "new"), tag("c")] });
    await bench.succeed("UntagResource", { KeyId, TagKeys: ["b", "absent"] });
    expect((await bench.succeed("ListResourceTags", { KeyId })).Tags).toEqual([tag("a", "new"), tag("c")]);
  });

  it("are listed in the order they were given, page by page", async () => {
    const Tags = ["c", "a", "b"].map((name) => tag(name));
    const { KeyId } = (await bench.succeed("CreateKey", { Tags })).KeyMetadata;
    const first = await bench.succeed("ListResourceTags", { KeyId, Limit: 2 });
    const rest = await bench.succeed("ListResourceTags", { KeyId, Marker: first.NextMarker });
    expect([...first.Tags, ...rest.Tags]).toEqual(Tags);
  });

  it.each([
    [[tag("AWS:mine")], "TagException", "Tags beginning with aws: are reserved"],
    [[tag("a"), tag("a")], "TagException", "Duplicate tag keys"],
    [Array.from({ length: 51 }, (_, index) => tag(`k${index}`)), "TagException", "Too many tags"],
    [
      [tag("a".repeat(129))],
      "ValidationException",
      `1 validation error detected: Value '${"a".repeat(129)}' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length less than or equal to 128`,
    ],
  ])("are refused in the service's words", async (Tags, code, message) => {
    expect(await bench.fail("CreateKey", { Tags })).toEqual({ code, message });
  });
});

it("GenerateRandom gives as many bytes as asked, and must be asked", async () => {
  expect((await bench.succeed("GenerateRandom", { NumberOfBytes: 33 })).Plaintext).toHaveLength(33);
  expect(await bench.fail("GenerateRandom", {})).toEqual({
    code: "ValidationException",
    message: "NumberOfBytes is required.",
  });
});

it("ReEncrypt moves a ciphertext to another key and context without showing it", async () => {
  const other = (await bench.succeed("CreateKey", {})).KeyMetadata;
  const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId: keyId, Plaintext: utf8("moved") });
  const { trace, result } = await bench.kms.call("ReEncrypt", {
    CiphertextBlob,
    DestinationKeyId: other.KeyId,
    DestinationEncryptionContext: { to: "other" },
  });
  if (!result.ok) throw new Error(result.error.code);
  expect(result.value).toMatchObject({ KeyId: other.Arn, SourceKeyId: expect.stringContaining(keyId) });
  expect(await bench.fail("Decrypt", { CiphertextBlob: result.value.CiphertextBlob })).toMatchObject({
    code: "InvalidCiphertextException",
  });
  const opened = await bench.succeed("Decrypt", {
    CiphertextBlob: result.value.CiphertextBlob,
    EncryptionContext: { to: "other" },
  });
  expect(opened.Plaintext).toEqual(utf8("moved"));
  const shown = trace.steps.flatMap((step) => (step.appears ?? []).filter(({ at }) => at === "memory"));
  const meanings = shown.map(({ thing }) => trace.things[thing]?.meaning);
  expect(meanings).not.toContain("plaintext");
});
