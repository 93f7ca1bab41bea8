import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { testShell } from "../testing/test-shell.ts";

const NEW_KEY = "KEY=$(aws kms create-key --query KeyMetadata.KeyId --output text)";

describe("aws", () => {
  it("ends with the CLI's exit codes and sentences", async () => {
    const { run, fail } = testShell();
    await run(NEW_KEY);
    expect(await fail("aws kms describe-key --key-id alias/none", 254)).toBe(
      "\nAn error occurred (NotFoundException) when calling the DescribeKey operation: Alias arn:aws:kms:us-east-1:123456789012:alias/none is not found.\n",
    );
    expect(await fail("aws kms encrypt --key-id $KEY", 252)).toContain(
      "aws: error: the following arguments are required: --plaintext\n\n",
    );
    expect(await fail("aws kms encrypt --key-id $KEY --plaintext AA== --shade red", 252)).toContain(
      "Unknown options: --shade, red\n",
    );
    expect(await fail("aws kms encrypt --key-id $KEY --plaintext no-base64", 255)).toBe(
      '\nInvalid base64: "no-base64"\n',
    );
    expect(await fail("aws kms encrypt --key-id $KEY --plaintext fileb://none", 252)).toContain(
      "Unable to load paramfile fileb://none: [Errno 2] No such file or directory: 'none'",
    );
    expect(await fail("aws kms list-keys --limit 0", 252)).toBe(
      "\nParameter validation failed:\nInvalid value for parameter Limit, value: 0, valid min value: 1\n",
    );
    expect(await fail("aws kms tag-resource --key-id $KEY --tags TagKey=a", 252)).toContain(
      'Missing required parameter in Tags[0]: "TagValue"',
    );
    expect(await fail("aws kms list-keys --profile nobody", 255)).toBe(
      "\nThe config profile (nobody) could not be found\n",
    );
    expect(await fail("aws kms list-keys --query 'Keys['", 252)).toContain("Invalid jmespath expression");
    expect(await fail("aws kms encript", 252)).toContain("argument operation: Invalid choice");
    expect(await fail("aws", 252)).toContain("the following arguments are required: command");
  });

  it("reads blobs from base64, from files and raw, and gives back the same", async () => {
    const { run } = testShell();
    await run(`${NEW_KEY}; printf 'caf\\xc3\\xa9' > plain`);
    const open = "aws kms decrypt --ciphertext-blob fileb://blob --query Plaintext --output text | base64 -d";
    for (const given of ["fileb://plain", "Y2Fmw6k=", "file://plain --cli-binary-format raw-in-base64-out"]) {
      await run(
        `aws kms encrypt --key-id $KEY --plaintext ${given} --query CiphertextBlob --output text | base64 -d > blob`,
      );
      expect(await run(open)).toBe("café");
    }
  });

  it("goes through all pages, or as far as it is told", async () => {
    const { run } = testShell();
    await run("for i in $(seq 1 25); do aws kms create-key > /dev/null; done");
    const all = await run("aws kms list-keys --page-size 7 --query 'Keys[].KeyId'");
    expect(JSON.parse(all)).toHaveLength(25);
    const walked: string[] = [];
    let token = "";
    do {
      const page = JSON.parse(
        await run(`aws kms list-keys --max-items 10 ${token === "" ? "" : `--starting-token ${token}`}`),
      ) as { readonly Keys: { readonly KeyId: string }[]; readonly NextToken?: string };
      walked.push(...page.Keys.map(({ KeyId }) => KeyId));
      token = page.NextToken ?? "";
    } while (token !== "");
    expect(walked).toEqual(JSON.parse(all));
  });

  it("takes its input from JSON, and shows what that looks like", async () => {
    const { run, shell } = testShell();
    await run("aws kms create-key --generate-cli-skeleton > skeleton.json && jq -e .Description skeleton.json");
    await shell.files.write("input.json", new TextEncoder().encode('{"Description":"from a file"}'));
    expect(
      await run("aws kms create-key --cli-input-json file://input.json --query KeyMetadata.Description --output text"),
    ).toBe("from a file\n");
    expect(await run("aws kms encrypt help")).toContain("--key-id (string) [required]");
  });

  it("acts as people of the world, and as a role for a while", async () => {
    const { run, fail } = testShell();
    const look = `'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Describe*","Resource":"*"}]}'`;
    const trust = `'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}'`;
    await run(`${NEW_KEY}
aws iam create-user --user-name auditor > /dev/null
aws iam put-user-policy --user-name auditor --policy-name look --policy-document ${look}
aws iam create-role --role-name reader --assume-role-policy-document ${trust} > /dev/null
aws iam put-role-policy --role-name reader --policy-name look --policy-document ${look}`);
    await run("aws kms describe-key --key-id $KEY --profile auditor");
    expect(await fail("aws kms encrypt --key-id $KEY --plaintext AA== --profile auditor", 254)).toContain(
      "arn:aws:iam::123456789012:user/auditor is not authorized to perform: kms:Encrypt",
    );
    expect(
      await run(`CREDENTIALS=$(aws sts assume-role --role-arn arn:aws:iam::123456789012:role/reader --role-session-name me)
export AWS_ACCESS_KEY_ID=$(echo "$CREDENTIALS" | jq -r .Credentials.AccessKeyId)
aws sts get-caller-identity --query Arn --output text`),
    ).toBe("arn:aws:sts::123456789012:assumed-role/reader/me\n");
    await run("selo clock advance 2h");
    expect(await fail("aws kms list-keys", 255)).toContain("expired");
  });

  it("keeps an inline policy under its name", async () => {
    const { run, fail, kms } = testShell();
    const policy = (action: string) =>
      `'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}'`;
    await run(`aws iam create-user --user-name ana > /dev/null
aws iam put-user-policy --user-name ana --policy-name one --policy-document ${policy("kms:Encrypt")}
aws iam put-user-policy --user-name ana --policy-name one --policy-document ${policy("kms:Decrypt")}`);
    expect(kms.world.identities.get("arn:aws:iam::123456789012:user/ana")?.policies).toHaveLength(1);
    expect(await run("aws iam get-user-policy --user-name ana --policy-name one")).toContain("kms:Decrypt");
    await run("aws iam delete-user-policy --user-name ana --policy-name one");
    await fail("aws iam get-user-policy --user-name ana --policy-name one", 254);
    await fail(`aws iam put-user-policy --user-name ana --policy-name two --policy-document '{"Statement":1}'`, 254);
  });

  it("stores objects the way their bucket says, and fewer calls of KMS with a bucket key", async () => {
    const { run, shell, fail } = testShell();
    await run(`${NEW_KEY}; aws s3 mb s3://plain; aws s3 mb s3://sealed; echo hello > a.txt
aws s3api put-bucket-encryption --bucket sealed --server-side-encryption-configuration "Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kms,KMSMasterKeyID=$KEY},BucketKeyEnabled=true}]"`);
    expect((await shell.run("aws s3 cp a.txt s3://plain/")).calls).toHaveLength(0);
    const sealed = await shell.run("for n in 1 2 3; do aws s3 cp a.txt s3://sealed/$n; done");
    expect(sealed.calls.map(({ operation }) => operation)).toEqual(["GenerateDataKey"]);
    expect(
      await run(
        "aws s3api head-object --bucket sealed --key 1 --query '[ServerSideEncryption,BucketKeyEnabled,ContentLength]' --output text",
      ),
    ).toBe("aws:kms\tTrue\t6\n");
    expect(await run("aws s3 cp s3://sealed/2 -")).toBe("hello\n");
    await run("aws kms disable-key --key-id $KEY; selo clock advance 1h");
    expect(await fail("aws s3 cp s3://sealed/2 -", 1)).toContain("KMS.DisabledException");
    expect(await fail("aws s3 ls s3://none", 255)).toContain("NoSuchBucket");
  });

  it("looks back 90 days in the event history, and no further", async () => {
    const { run } = testShell();
    const count = "aws cloudtrail lookup-events --query 'length(Events)'";
    await run(NEW_KEY);
    expect(await run(`selo clock advance 89d > /dev/null; ${count}`)).toBe("1\n");
    expect(await run(`selo clock advance 2d > /dev/null; ${count}`)).toBe("0\n");
  });

  it("survives any words", { timeout: 60_000 }, async () => {
    const { shell } = testShell();
    const word = fc.oneof(
      fc.constantFrom(
        "kms",
        "encrypt",
        "--key-id",
        "--plaintext",
        "s3",
        "cp",
        "s3://a/b",
        "-",
        "--query",
        "--tags",
        "help",
        "fileb://x",
        "{",
        "iam",
        "put-user-policy",
      ),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 7 }), async (words) => {
        const quoted = words.map((text) => `'${text.replaceAll("'", "").replaceAll("\0", "")}'`).join(" ");
        const { exitCode, output } = await shell.run(`aws ${quoted}`);
        expect([0, 1, 252, 254, 255]).toContain(exitCode);
        expect(output).not.toMatch(/undefined|TypeError|is not a function|Cannot read/);
      }),
      { numRuns: 400 },
    );
  });
});
