import { createSign, createVerify, generateKeyPairSync } from "node:crypto";

import { describe, expect, it } from "vitest";

import { testShell } from "../testing/test-shell.ts";
import { completeLine } from "./complete-line.ts";

describe("the shell", () => {
  it("keeps variables, folder and files from one line to the next", async () => {
    const { run, shell } = testShell();
    await run("NAME=ana; mkdir notes; cd notes; echo one > a.txt");
    expect(await run("echo $NAME; pwd; cat a.txt")).toBe("ana\n/home/user/notes\none\n");
    expect(await shell.files.list(".")).toEqual(["a.txt"]);
    expect(await shell.files.read("/home/user/notes/a.txt")).toEqual(new TextEncoder().encode("one\n"));
    expect(await shell.files.read("none")).toBeNull();
  });

  it("shows errors where they happen, between the output", async () => {
    const { shell } = testShell();
    const { output, exitCode } = await shell.run("echo before; cat none; echo after");
    expect(output).toBe("before\ncat: none: No such file or directory\nafter\n");
    expect(exitCode).toBe(0);
  });

  it("ends a script that has no end, and says so", async () => {
    const { fail } = testShell();
    expect(await fail("while true; do :; done", 126)).toContain("too many");
  });

  it("tells of every call of KMS, with its trace and its record", async () => {
    const { shell } = testShell();
    const { calls } = await shell.run(
      "KEY=$(aws kms create-key --query KeyMetadata.KeyId --output text); aws kms encrypt --key-id $KEY --plaintext AA== > /dev/null",
    );
    expect(calls.map(({ operation, result }) => [operation, result.ok])).toEqual([
      ["CreateKey", true],
      ["Encrypt", true],
    ]);
    expect(calls[1]?.trace.steps.length).toBeGreaterThan(2);
    expect(calls[1]?.events[0]?.eventName).toBe("Encrypt");
  });

  it("lives in the world's time", async () => {
    const { run } = testShell();
    expect(await run("date -u +%F; selo clock advance 1mo; sleep 3600; date -u +%FT%H")).toBe(
      "2026-11-02\n2026-12-02T09:00:00Z\n2026-12-02T10\n",
    );
  });

  it("looks at bytes", async () => {
    const { run } = testShell();
    expect(await run("echo U2VsbwD/ | base64 -d | xxd")).toBe(
      "00000000: 5365 6c6f 00ff                           Selo..\n",
    );
    expect(await run("printf 53656c6f | xxd -r -p")).toBe("Selo");
    expect(await run("printf Selo | xxd -p")).toBe("53656c6f\n");
    expect(await run("printf Selo | xxd -p -c 2; printf Selo | xxd -c 3")).toBe(
      "5365\n6c6f\n00000000: 5365 6c  Sel\n00000003: 6f       o\n",
    );
    expect(await run("seq 1 14 | xxd -p -c 64 | wc -l")).toBe("1\n");
    await run(
      "KEY=$(aws kms create-key --query KeyMetadata.KeyId --output text); aws kms encrypt --key-id $KEY --plaintext AA== --query CiphertextBlob --output text > blob",
    );
    expect(await run("selo bytes blob")).toMatch(/^ {4}0 +1 +format-version +01\n[\s\S]*ciphertext[\s\S]*tag/);
    // What is no blob is not cut up as one.
    expect(await run("echo hi | selo bytes -")).toBe("    0      3  unknown             68690a\n");
    expect(await run("selo bytes - < /dev/null")).toBe("");
  });
});

describe("selo", () => {
  it("moves months as the calendar has them", async () => {
    const { run, fail } = testShell();
    await run("selo clock advance 89d");
    expect(await run("selo clock; selo clock advance 1mo; selo clock advance 1y")).toBe(
      "2027-01-30T09:00:00Z\n2027-02-28T09:00:00Z\n2028-02-28T09:00:00Z\n",
    );
    await fail("selo clock advance soon", 2);
    await fail("selo clock advance 200y", 2);
    await fail("selo nonsense", 2);
  });

  it("writes the bill that the simulator writes", async () => {
    const { run } = testShell();
    await run("aws kms create-key > /dev/null; selo clock advance 29d");
    expect(await run("selo bill --month 2026-11")).toMatch(
      /^2026-11\nkey-month {2}us-east-1 .*\$0\.954167\nrequest .*\ntotal \$0\.954167\n$/,
    );
    expect(JSON.parse(await run("selo bill --month 2026-11 --output json"))).toHaveProperty("total");
  });

  it("sets guardrails, which refuse what a policy allows", async () => {
    const { run, fail } = testShell();
    await run(`echo '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:DescribeKey","Resource":"*"}]}' > deny.json
KEY=$(aws kms create-key --query KeyMetadata.KeyId --output text)
aws iam create-user --user-name ana > /dev/null
aws iam put-user-policy --user-name ana --policy-name all --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}'
aws kms describe-key --key-id $KEY --profile ana > /dev/null
selo guardrail put service-control-policy 123456789012 deny.json`);
    expect(await fail("aws kms describe-key --key-id $KEY --profile ana", 254)).toContain("AccessDeniedException");
    await run("selo guardrail clear; aws kms describe-key --key-id $KEY --profile ana");
    await fail("selo guardrail put service-control-policy 123456789012 none.json", 1);
  });

  it("empties the world and lets things take their time", async () => {
    const { run, kms } = testShell();
    await run("aws kms create-key > /dev/null; selo world consistency eventual");
    expect(kms.world.consistency).toBe("eventual");
    expect(JSON.parse(await run("selo world"))).toMatchObject({ Keys: 1 });
    await run("selo world reset");
    expect(kms.world.keys.size).toBe(0);
  });
});

describe("openssl", () => {
  it("checks a signature of KMS's without KMS, and refuses another message", async () => {
    const { run, fail } = testShell();
    for (const [spec, algorithm, more] of [
      ["ECC_NIST_P256", "ECDSA_SHA_256", "-sha256"],
      ["ECC_NIST_P384", "ECDSA_SHA_384", "-sha384"],
      ["RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256", "-sha256"],
      ["RSA_2048", "RSASSA_PSS_SHA_256", "-sha256 -sigopt rsa_padding_mode:pss"],
    ] as const) {
      await run(`KEY=$(aws kms create-key --key-spec ${spec} --key-usage SIGN_VERIFY --query KeyMetadata.KeyId --output text)
echo contract > m; echo forged > f
aws kms sign --key-id $KEY --message fileb://m --signing-algorithm ${algorithm} --query Signature --output text | base64 -d > sig
aws kms get-public-key --key-id $KEY --query PublicKey --output text | base64 -d > pub.der
openssl pkey -pubin -inform DER -in pub.der -out pub.pem`);
      expect(await run(`openssl dgst ${more} -verify pub.pem -signature sig m`)).toBe("Verified OK\n");
      expect(await fail(`openssl dgst ${more} -verify pub.der -signature sig f`, 1)).toBe("Verification failure\n");
    }
  });

  it("agrees with another implementation on what a signature is", async () => {
    const { run, shell } = testShell();
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-521" });
    const message = new TextEncoder().encode("hello");
    const signature = createSign("sha512").update(message).sign(privateKey);
    expect(createVerify("sha512").update(message).verify(publicKey, signature)).toBe(true);
    await shell.files.write("m", message);
    await shell.files.write("sig", signature);
    await shell.files.write(
      "pub.pem",
      new TextEncoder().encode(publicKey.export({ type: "spki", format: "pem" }).toString()),
    );
    expect(await run("openssl dgst -sha512 -verify pub.pem -signature sig m")).toBe("Verified OK\n");
  });

  it("encrypts with a data key and with a password, and notices a wrong one", async () => {
    const { run, fail } = testShell();
    await run("openssl rand -hex 32 > key; openssl rand -hex 16 > iv; echo secret > plain");
    await run("openssl enc -aes-256-cbc -K $(cat key) -iv $(cat iv) -in plain -out sealed");
    expect(await run("openssl enc -d -aes-256-cbc -K $(cat key) -iv $(cat iv) -in sealed")).toBe("secret\n");
    expect(await fail("openssl enc -d -aes-256-cbc -K 00 -iv $(cat iv) -in sealed", 1)).toContain("bad decrypt");
    await run("openssl enc -aes-256-cbc -pbkdf2 -pass file:key -a -in plain -out sealed64");
    expect(await run("openssl enc -d -aes-256-cbc -pbkdf2 -pass file:key -a -in sealed64")).toBe("secret\n");
    expect(await run("printf abc | openssl dgst -sha256 -r")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad *stdin\n",
    );
  });

  it("wraps key material so that KMS takes it", async () => {
    const { run } = testShell();
    const state = "aws kms describe-key --key-id $KEY --query KeyMetadata.KeyState --output text";
    await run(`KEY=$(aws kms create-key --origin EXTERNAL --query KeyMetadata.KeyId --output text)
openssl rand -out material 32
aws kms get-parameters-for-import --key-id $KEY --wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec RSA_2048 > import.json
jq -r .PublicKey import.json | base64 -d > wrap.der
jq -r .ImportToken import.json | base64 -d > token
openssl pkeyutl -encrypt -pubin -inkey wrap.der -keyform DER -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256 -in material -out wrapped`);
    expect(await run(state)).toBe("PendingImport\n");
    await run(
      "aws kms import-key-material --key-id $KEY --encrypted-key-material fileb://wrapped --import-token fileb://token --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE",
    );
    expect(await run(state)).toBe("Enabled\n");
  });

  it.each([
    "openssl",
    "openssl x509",
    "openssl enc -aes-256-cbc",
    "openssl dgst -verify none -signature none x",
    "openssl rand no",
  ])("says what is wrong with: %s", async (line) => {
    const { shell } = testShell();
    const { exitCode, output } = await shell.run(line);
    expect(exitCode).toBe(1);
    expect(output.length).toBeGreaterThan(5);
  });
});

describe("completeLine", () => {
  async function choices(line: string) {
    const { run, shell, kms } = testShell();
    await run(
      "aws kms create-key > /dev/null; aws kms create-alias --alias-name alias/app --target-key-id $(aws kms list-keys --query 'Keys[0].KeyId' --output text); echo > plain.txt; export STAGE=prod",
    );
    return (await completeLine(line, line.length, shell, kms)).choices;
  }

  it("knows commands, services, operations, options, values, keys, variables and files", async () => {
    expect(await choices("xx")).toEqual(["xxd"]);
    expect(await choices("aws k")).toEqual(["kms"]);
    expect(await choices("aws kms enc")).toEqual(["encapsulate", "encrypt"]);
    expect(await choices("aws kms encrypt --enc")).toEqual(["--encryption-algorithm", "--encryption-context"]);
    expect(await choices("aws kms create-key --key-spec RSA")).toEqual(["RSA_2048", "RSA_3072", "RSA_4096"]);
    expect(await choices("aws kms encrypt --key-id alias/")).toEqual(["alias/app"]);
    expect(await choices("aws kms encrypt --plaintext fileb://pl")).toEqual(["fileb://plain.txt"]);
    expect(await choices("cat x | jq . ; cat pl")).toEqual(["plain.txt"]);
    expect(await choices("echo $STA")).toEqual(["$STAGE"]);
    expect(await choices("aws kms list-keys --profile o")).toEqual(["other-account"]);
    expect(await choices("selo w")).toEqual(["world"]);
  });
});
