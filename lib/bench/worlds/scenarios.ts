import {
  callerOf,
  createWorld,
  type Identity,
  type Kms,
  loadServices,
  rootCaller,
  utf8,
  type World,
} from "../../kms/index.ts";
import { invariant } from "../../result.ts";

/**
 * Worlds to begin with. Each is played on the simulator, call by call, so that its keys, ciphertexts,
 * records and bill are what these calls leave behind.
 */
export const SCENARIOS = ["first-key", "team", "three-years", "bucket-keys", "last-days", "two-accounts"] as const;
export type Scenario = (typeof SCENARIOS)[number];

const DAY = 86_400_000;
const ACCOUNT = "123456789012";
const PARTNER = "111122223333";

interface Story {
  /** Days before now that it begins. */
  readonly days: number;
  readonly play: (kms: Kms) => Promise<void>;
}

/** @param now when the story has come to its end. @param newKms gives a simulator for the world. */
export async function playScenario(name: Scenario, now: number, newKms: (world: World) => Kms): Promise<World> {
  const { days, play } = STORIES[name];
  const world = createWorld(now - days * DAY);
  await play(newKms(world));
  return world;
}

const STORIES: Readonly<Record<Scenario, Story>> = {
  "first-key": {
    days: 0,
    play: async (kms) => {
      const KeyId = await makeKey(kms, { Description: "invoices" });
      await kms.call("CreateAlias", { AliasName: "alias/invoices", TargetKeyId: KeyId });
      const CiphertextBlob = await encrypt(kms, "alias/invoices", "invoice 2026-001");
      await kms.call("Decrypt", { CiphertextBlob });
    },
  },
  team: {
    days: 0,
    play: async (kms) => {
      const developer = person("role", "developer", "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*");
      const auditor = person("user", "auditor", "kms:Describe*", "kms:Get*", "kms:List*");
      const administrator = person("user", "administrator", "kms:Describe*", "kms:Put*", "kms:Enable*", "kms:Disable*");
      for (const identity of [administrator, developer, auditor]) kms.apply([{ kind: "put-identity", identity }]);
      const KeyId = await makeKey(kms, { Description: "payroll" });
      for (const identity of [developer, auditor]) {
        const caller = callerOf(identity);
        await kms.call("Encrypt", { KeyId, Plaintext: utf8("salary") }, { caller });
        await kms.call("DescribeKey", { KeyId }, { caller });
      }
    },
  },
  "three-years": {
    days: 3 * 365 + 3,
    play: async (kms) => {
      const KeyId = await makeKey(kms, { Description: "archive" });
      await kms.call("EnableKeyRotation", { KeyId, RotationPeriodInDays: 365 });
      const CiphertextBlob = await encrypt(kms, KeyId, "written on the first day");
      for (let year = 0; year < 3; year++) {
        kms.advance(366 * DAY);
        await encrypt(kms, KeyId, `year ${year + 1}`);
      }
      await kms.call("Decrypt", { CiphertextBlob });
    },
  },
  "bucket-keys": {
    days: 0,
    play: async (kms) => {
      const { s3 } = await loadServices();
      const identity = person("role", "uploader", "kms:GenerateDataKey", "kms:Decrypt");
      kms.apply([{ kind: "put-identity", identity }]);
      const user = { caller: callerOf(identity), region: "us-east-1" };
      const keyId = await makeKey(kms, { Description: "photos" });
      for (const bucketKeyEnabled of [false, true]) {
        const bucket = bucketKeyEnabled ? "with-bucket-key" : "without-bucket-key";
        const made = s3.putBucketEncryption(kms, user, bucket, { mode: "SSE-KMS", keyId, bucketKeyEnabled });
        invariant(made.ok, "a bucket can be made");
        for (let photo = 1; photo <= 40; photo++) {
          const put = await s3.putObject(kms, user, bucket, `photo-${photo}`, utf8(`photo ${photo}`));
          invariant(put.ok, "who may use the key may store an object under it");
        }
      }
    },
  },
  "last-days": {
    days: 23,
    play: async (kms) => {
      const reports = person("role", "monthly-reports", "kms:Decrypt");
      kms.apply([{ kind: "put-identity", identity: reports }]);
      const KeyId = await makeKey(kms, { Description: "nobody uses this any more" });
      const CiphertextBlob = await encrypt(kms, KeyId, "figures of the month");
      await kms.call("Decrypt", { CiphertextBlob }, { caller: callerOf(reports) });
      await kms.call("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 30 });
      kms.advance(23 * DAY);
      await kms.call("Decrypt", { CiphertextBlob }, { caller: callerOf(reports) });
    },
  },
  "two-accounts": {
    days: 0,
    play: async (kms) => {
      const own = {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: "kms:*",
        Resource: "*",
      };
      const partner = { ...own, Principal: { AWS: `arn:aws:iam::${PARTNER}:root` }, Action: "kms:Decrypt" };
      const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [own, partner] }, null, 2);
      const KeyId = await makeKey(kms, { Description: "shared with the partner", Policy });
      const CiphertextBlob = await encrypt(kms, KeyId, "for both");
      await kms.call("Decrypt", { CiphertextBlob }, { caller: rootCaller(PARTNER) });
      await kms.call("DescribeKey", { KeyId: arnOf(kms, KeyId) }, { caller: rootCaller(PARTNER) });
    },
  },
};

function person(kind: "user" | "role", name: string, ...actions: string[]): Identity {
  const Statement = { Effect: "Allow", Action: actions, Resource: "*" };
  return {
    arn: `arn:aws:iam::${ACCOUNT}:${kind}/${name}`,
    policies: [JSON.stringify({ Version: "2012-10-17", Statement }, null, 2)],
    accessKeyIds: [],
    trustPolicy: null,
    vpcEndpointId: null,
  };
}

async function makeKey(kms: Kms, input: object): Promise<string> {
  const { result } = await kms.call("CreateKey", input);
  invariant(result.ok, "the account's root may make a key");
  return result.value.KeyMetadata.KeyId;
}

async function encrypt(kms: Kms, KeyId: string, text: string): Promise<Uint8Array> {
  const { result } = await kms.call("Encrypt", { KeyId, Plaintext: utf8(text) });
  invariant(result.ok, "the account's root may encrypt under its key");
  return result.value.CiphertextBlob;
}

function arnOf(kms: Kms, keyId: string): string {
  const key = [...kms.world.keys.values()].find((one) => one.keyId === keyId);
  invariant(key, "a key that was made is in the world");
  return key.arn;
}
