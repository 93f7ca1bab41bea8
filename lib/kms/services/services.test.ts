import { beforeEach, describe, expect, it } from "vitest";

import type { Result } from "../../result.ts";
import { type Caller, utf8 } from "../index.ts";
import { DAY, testBench, withIdentity } from "../testing/bench.ts";
import { parseWorld, serialiseWorld } from "../world/world-document.ts";
import { dynamodb, ebs, lambda, rds, s3, secretsManager, sqs } from "./services.ts";
import type { ServiceError } from "./service-call.ts";

const REGION = "us-east-1";
const body = utf8("a letter");
const everything = { Statement: { Effect: "Allow", Action: "kms:*", Resource: "*" } };

let bench: ReturnType<typeof testBench>;
let ana: { readonly caller: Caller; readonly region: string };
let rui: typeof ana;
let KeyId: string;
let Arn: string;

beforeEach(async () => {
  bench = testBench();
  ana = { caller: withIdentity(bench, "ana", everything), region: REGION };
  rui = { caller: withIdentity(bench, "rui"), region: REGION };
  ({ KeyId, Arn } = (await bench.succeed("CreateKey", {})).KeyMetadata);
});

function must<T>(result: Result<T, ServiceError>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
const codeOf = (result: Result<unknown, ServiceError>) => (result.ok ? null : result.error.code);
/** The KMS calls since the last look, as CloudTrail has them. */
let seen = 0;
beforeEach(() => {
  seen = bench.world.events.length;
});
function calls() {
  const fresh = bench.world.events.slice(seen);
  seen = bench.world.events.length;
  return fresh.map(({ eventName }) => eventName);
}
const lastContext = () => bench.world.events.at(-1)?.requestParameters?.["encryptionContext"];
const disable = async () => await bench.succeed("DisableKey", { KeyId });

describe("S3", () => {
  const put = async (user = ana, name = "letter") => await s3.putObject(bench.kms, user, "post", name, body);
  const get = async (user = ana, name = "letter") => await s3.getObject(bench.kms, user, "post", name);
  const bucket = (encryption: Parameters<typeof s3.putBucketEncryption>[3]) =>
    s3.putBucketEncryption(bench.kms, ana, "post", encryption);

  it("SSE-S3 calls no KMS: no key policy, no record", async () => {
    must(bucket({ mode: "SSE-S3" }));
    must(await put());
    expect(must(await get(rui))).toEqual(body);
    expect(calls()).toEqual([]);
    expect(bench.world.keys.size).toBe(1);
  });

  it("SSE-KMS makes a data key for each object and decrypts it for each reader", async () => {
    must(bucket({ mode: "SSE-KMS", keyId: Arn }));
    must(await put());
    expect(lastContext()).toEqual({ "aws:s3:arn": "arn:aws:s3:::post/letter" });
    expect(must(await get())).toEqual(body);
    expect(must(await get())).toEqual(body);
    expect(calls()).toEqual(["GenerateDataKey", "Decrypt", "Decrypt"]);
    expect(bench.world.events.at(-1)).toMatchObject({
      userIdentity: { userName: "ana", invokedBy: "s3.amazonaws.com" },
    });
    expect(await get(rui)).toMatchObject({ error: { code: "AccessDenied" } });
    await disable();
    expect(codeOf(await get())).toBe("KMS.DisabledException");
    expect(codeOf(await put())).toBe("KMS.DisabledException");
  });

  it("without a key of one's own takes aws/s3: free to keep, only through S3, only in the account", async () => {
    must(bucket({ mode: "SSE-KMS" }));
    must(await put(rui));
    expect(must(await get(rui))).toEqual(body);
    const { KeyMetadata } = await bench.succeed("DescribeKey", { KeyId: "alias/aws/s3" });
    expect(KeyMetadata.KeyManager).toBe("AWS");
    const direct = { KeyId: KeyMetadata.Arn, Plaintext: body };
    expect((await bench.fail("Encrypt", direct, { caller: ana.caller })).code).toBe("AccessDeniedException");
    expect((await bench.fail("ScheduleKeyDeletion", { KeyId: KeyMetadata.KeyId })).code).toBe("AccessDeniedException");
    const stranger = {
      type: "Root",
      arn: "arn:aws:iam::111122223333:root",
      accountId: "111122223333",
      principalId: "1",
    } as const;
    expect(codeOf(await get({ caller: stranger, region: REGION }))).toBe("AccessDenied");
    bench.kms.advance(365 * DAY);
    expect(bench.world.events.at(-1)).toMatchObject({ eventName: "RotateKey" });
  });

  it("a bucket key needs one call for many objects, and one for each of its users", async () => {
    must(bucket({ mode: "SSE-KMS", keyId: Arn, bucketKeyEnabled: true }));
    for (let count = 0; count < 20; count++) must(await put(ana, `letter ${count}`));
    for (let count = 0; count < 20; count++) expect(must(await get(ana, `letter ${count}`))).toEqual(body);
    expect(calls()).toEqual(["GenerateDataKey"]);
    expect(lastContext()).toEqual({ "aws:s3:arn": "arn:aws:s3:::post" });
    expect(codeOf(await get(rui, "letter 0"))).toBe("AccessDenied");
    expect(codeOf(await put(rui))).toBe("AccessDenied");
    calls();
    bench.kms.advance(300_000);
    expect(must(await get(ana, "letter 0"))).toEqual(body);
    must(await put());
    expect(calls()).toEqual(["Decrypt", "GenerateDataKey"]);
  });

  it("DSSE-KMS lays two layers: the data key alone does not open it", async () => {
    must(bucket({ mode: "DSSE-KMS", keyId: Arn }));
    const object = must(await put());
    expect(must(await get())).toEqual(body);
    // Two IVs and two tags.
    expect(object.body).toHaveLength(body.length + 2 * 28);
    expect(codeOf(bucket({ mode: "DSSE-KMS", keyId: Arn, bucketKeyEnabled: true }))).toBe("InvalidArgument");
  });

  it("an object stays as it was when its bucket changes", async () => {
    must(bucket({ mode: "SSE-S3" }));
    must(await put(ana, "old"));
    must(bucket({ mode: "SSE-KMS", keyId: Arn }));
    must(await put(ana, "new"));
    await disable();
    expect(must(await get(ana, "old"))).toEqual(body);
    expect(codeOf(await get(ana, "new"))).toBe("KMS.DisabledException");
  });
});

describe("EBS", () => {
  it("decrypts the data key at attachment, through a grant, and never again while attached", async () => {
    const { arn } = must(await ebs.createVolume(bench.kms, ana, KeyId));
    expect(calls()).toEqual(["GenerateDataKeyWithoutPlaintext"]);
    expect(codeOf(await ebs.writeVolume(bench.kms, arn, body))).toBe("IncorrectState");
    must(await ebs.attachVolume(bench.kms, ana, arn, "i-1"));
    expect(calls()).toEqual(["CreateGrant", "Decrypt"]);
    expect(bench.world.events.at(-1)?.userIdentity.arn).toContain("assumed-role/aws:ec2-infrastructure/i-1");
    must(await ebs.writeVolume(bench.kms, arn, body));
    await disable();
    expect(must(await ebs.readVolume(bench.kms, arn))).toEqual(body);
    must(await ebs.detachVolume(bench.kms, arn));
    expect((await bench.succeed("ListGrants", { KeyId })).Grants).toEqual([]);
    expect(codeOf(await ebs.attachVolume(bench.kms, ana, arn, "i-1"))).toBe("KMS.DisabledException");
    expect(codeOf(await ebs.readVolume(bench.kms, arn))).toBe("IncorrectState");
  });

  it("refuses a second attachment, a volume that is not there, and a user who may not use the key", async () => {
    const { arn } = must(await ebs.createVolume(bench.kms, ana, KeyId));
    must(await ebs.attachVolume(bench.kms, ana, arn, "i-1"));
    expect(codeOf(await ebs.attachVolume(bench.kms, ana, arn, "i-2"))).toBe("VolumeInUse");
    expect(codeOf(await ebs.readVolume(bench.kms, "arn:aws:ec2:none"))).toBe("InvalidVolume.NotFound");
    expect(codeOf(await ebs.createVolume(bench.kms, rui, KeyId))).toBe("AccessDenied");
    must(await ebs.createVolume(bench.kms, rui));
  });
});

describe("RDS", () => {
  it("has a grant for its database, and seven days to get a lost key back", async () => {
    const { arn } = must(await rds.createDatabase(bench.kms, ana, "orders", KeyId));
    expect((await bench.succeed("ListGrants", { KeyId })).Grants).toMatchObject([
      { GranteeServicePrincipal: "rds.amazonaws.com", Constraints: { SourceArn: arn } },
    ]);
    const status = async () => must(await rds.checkDatabase(bench.kms, arn));
    expect(await status()).toBe("available");
    await disable();
    expect(await status()).toBe("inaccessible-encryption-credentials-recoverable");
    bench.kms.advance(6 * DAY);
    await bench.succeed("EnableKey", { KeyId });
    expect(await status()).toBe("available");
    await disable();
    await status();
    bench.kms.advance(8 * DAY);
    await bench.succeed("EnableKey", { KeyId });
    expect(await status()).toBe("inaccessible-encryption-credentials");
    must(await rds.deleteDatabase(bench.kms, arn));
    expect((await bench.succeed("ListGrants", { KeyId })).Grants).toEqual([]);
    expect(codeOf(await rds.checkDatabase(bench.kms, arn))).toBe("DBInstanceNotFound");
  });
});

describe("DynamoDB", () => {
  const write = async (arn: string, user = ana) => await dynamodb.putItem(bench.kms, user, arn, "1", body);
  const read = async (arn: string, user = ana) => await dynamodb.getItem(bench.kms, user, arn, "1");

  it("by default uses a key that nobody sees", async () => {
    const { arn } = must(await dynamodb.createTable(bench.kms, ana, "t"));
    must(await write(arn));
    expect(must(await read(arn, rui))).toEqual(body);
    expect(calls()).toEqual([]);
  });

  it("asks KMS at most once in five minutes for each caller, so that a disabled key is felt late", async () => {
    const { arn } = must(await dynamodb.createTable(bench.kms, ana, "t", KeyId));
    for (let count = 0; count < 9; count++) must(await write(arn));
    expect(calls()).toEqual(["GenerateDataKey"]);
    expect(codeOf(await read(arn, rui))).toBe("AccessDenied");
    await disable();
    expect(must(await read(arn))).toEqual(body);
    bench.kms.advance(300_000);
    expect(codeOf(await read(arn))).toBe("KMS.DisabledException");
    expect(codeOf(await dynamodb.getItem(bench.kms, ana, arn, "none"))).toBe("ResourceNotFoundException");
  });
});

describe("Lambda, Secrets Manager and SQS", () => {
  it("keep environment variables that only those who may decrypt can see", async () => {
    const { arn } = must(await lambda.createFunction(bench.kms, ana, "f", { TOKEN: "abc" }, KeyId));
    expect(lastContext()).toEqual({ "aws:lambda:FunctionArn": arn });
    expect(must(await lambda.getEnvironment(bench.kms, ana, arn))).toEqual({ TOKEN: "abc" });
    expect(codeOf(await lambda.getEnvironment(bench.kms, rui, arn))).toBe("AccessDenied");
  });

  it("give every version of a secret a data key of its own", async () => {
    const { arn, versionId } = must(await secretsManager.createSecret(bench.kms, ana, "db", body, KeyId));
    const next = must(await secretsManager.putSecretValue(bench.kms, ana, arn, utf8("new")));
    expect(next.versionId).not.toBe(versionId);
    expect(calls()).toEqual(["GenerateDataKey", "GenerateDataKey"]);
    expect(must(await secretsManager.getSecretValue(bench.kms, ana, arn))).toEqual(utf8("new"));
    expect(lastContext()).toEqual({ SecretARN: arn, SecretVersionId: next.versionId });
    expect(codeOf(await secretsManager.getSecretValue(bench.kms, rui, arn))).toBe("AccessDenied");
  });

  it("use one data key for the messages of its reuse period", async () => {
    const { arn } = must(sqs.createQueue(bench.kms, ana, "q", { keyId: KeyId, reuseSeconds: 60 }));
    for (let count = 0; count < 5; count++) must(await sqs.sendMessage(bench.kms, ana, arn, body));
    bench.kms.advance(60_000);
    must(await sqs.sendMessage(bench.kms, ana, arn, body, { plain: "to see" }));
    expect(calls()).toEqual(["GenerateDataKey", "GenerateDataKey"]);
    expect(codeOf(await sqs.receiveMessage(bench.kms, rui, arn))).toBe("AccessDenied");
    for (let count = 0; count < 6; count++) expect(must(await sqs.receiveMessage(bench.kms, ana, arn))).toEqual(body);
    expect(must(await sqs.receiveMessage(bench.kms, ana, arn))).toBeNull();
    expect(codeOf(sqs.createQueue(bench.kms, ana, "q", { reuseSeconds: 59 }))).toBe("InvalidAttributeValue");
  });
});

it("all of it outlives a world that is written down and read again", async () => {
  must(s3.putBucketEncryption(bench.kms, ana, "post", { mode: "SSE-KMS", keyId: Arn, bucketKeyEnabled: true }));
  must(await s3.putObject(bench.kms, ana, "post", "letter", body));
  const volume = must(await ebs.createVolume(bench.kms, ana, KeyId));
  must(await ebs.attachVolume(bench.kms, ana, volume.arn, "i-1"));
  must(await rds.createDatabase(bench.kms, ana, "orders", KeyId));
  const table = must(await dynamodb.createTable(bench.kms, ana, "t", KeyId));
  must(await dynamodb.putItem(bench.kms, ana, table.arn, "1", body));
  must(await lambda.createFunction(bench.kms, ana, "f", { A: "b" }, KeyId));
  must(await secretsManager.createSecret(bench.kms, ana, "db", body));
  const queue = must(sqs.createQueue(bench.kms, ana, "q"));
  must(await sqs.sendMessage(bench.kms, ana, queue.arn, body));
  const parsed = parseWorld(serialiseWorld(bench.world));
  if (!parsed.ok) throw new Error(parsed.error.members.join(", "));
  expect(parsed.value).toEqual(bench.world);
  const again = testBench(parsed.value);
  expect(must(await s3.getObject(again.kms, ana, "post", "letter"))).toEqual(body);
  expect(must(await dynamodb.getItem(again.kms, ana, table.arn, "1"))).toEqual(body);
});

it("a bucket or a queue whose key is named by its id or an alias is stored with the ARN, and can be read again", async () => {
  await bench.succeed("CreateAlias", { AliasName: "alias/mine", TargetKeyId: KeyId });
  must(s3.putBucketEncryption(bench.kms, ana, "by-id", { mode: "SSE-KMS", keyId: KeyId }));
  must(await s3.putObject(bench.kms, ana, "by-id", "letter", body));
  must(s3.putBucketEncryption(bench.kms, ana, "by-alias", { mode: "SSE-KMS", keyId: "alias/mine" }));
  must(await s3.putObject(bench.kms, ana, "by-alias", "letter", body));
  const queue = must(sqs.createQueue(bench.kms, ana, "by-id", { keyId: KeyId }));
  expect(queue.keyArn).toBe(Arn);
  expect(parseWorld(serialiseWorld(bench.world))).toEqual({ ok: true, value: bench.world });
});
