import type { CloudTrailEvent, Identity, Kms } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";
import { succeed } from "./succeed.ts";

/** A service and what is done with it. */
export const ACTS = ["s3", "s3-bucket-key", "ebs", "rds", "dynamodb", "lambda", "secret"] as const;
export type Act = (typeof ACTS)[number];

/** A call that a service made of KMS, as its CloudTrail record has it. */
export interface ServiceCall {
  readonly id: string;
  readonly operation: string;
  /** Whose permissions it used. */
  readonly who: string;
  /** The service that called in that one's name, where one did. */
  readonly through: string | null;
  readonly context: Readonly<Record<string, string>> | null;
}

export interface ServiceBench {
  readonly kms: Kms;
  /** Does the act, for the first time or again. @returns the calls that it took. */
  readonly again: () => Promise<readonly ServiceCall[]>;
}

const APP: Identity = {
  arn: "arn:aws:iam::123456789012:role/app",
  policies: [JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "kms:*", Resource: "*" } })],
  accessKeyIds: [],
  trustPolicy: null,
  vpcEndpointId: null,
};
/** Longer than DynamoDB keeps a table key at hand. */
const LATER_MS = 600_000;

/** A world in which the act can be done: its bucket, volume, table, function or secret is there. */
export async function prepareAct({ kms: simulator, deps }: BrowserKms, act: Act): Promise<ServiceBench> {
  const kms = simulator.createKms(simulator.createWorld(Date.UTC(2026, 0, 1)), deps);
  kms.apply([{ kind: "put-identity", identity: APP }]);
  const services = await simulator.loadServices();
  const { Arn: keyArn } = (await succeed(kms, "CreateKey", {})).KeyMetadata;
  const user = { caller: simulator.callerOf(APP), region: simulator.DEFAULT_REGION };
  const perform = await stage(kms, services, { act, user, keyArn, utf8: simulator.utf8 });
  kms.advance(LATER_MS);
  return {
    kms,
    again: async () => {
      const before = kms.world.events.length;
      await perform();
      kms.advance(1000);
      return kms.world.events.slice(before).map(toCall);
    },
  };
}

type Services = Awaited<ReturnType<BrowserKms["kms"]["loadServices"]>>;

interface Scene {
  readonly act: Act;
  readonly user: Parameters<Services["s3"]["putObject"]>[1];
  readonly keyArn: string;
  readonly utf8: BrowserKms["kms"]["utf8"];
}

/** Prepares what the act is about. @returns the act itself. */
async function stage(kms: Kms, services: Services, { act, user, keyArn, utf8 }: Scene): Promise<() => Promise<void>> {
  const { s3, ebs, rds, dynamodb, lambda, secretsManager } = services;
  let times = 0;
  switch (act) {
    case "s3":
    case "s3-bucket-key": {
      const bucketKeyEnabled = act === "s3-bucket-key";
      done(s3.putBucketEncryption(kms, user, "letters", { mode: "SSE-KMS", keyId: keyArn, bucketKeyEnabled }));
      return async () => {
        times++;
        done(await s3.putObject(kms, user, "letters", `letter-${times}`, utf8("Selo")));
      };
    }
    case "ebs": {
      const { arn } = done(await ebs.createVolume(kms, user, keyArn));
      return async () => {
        if (times > 0) done(await ebs.detachVolume(kms, arn));
        times++;
        done(await ebs.attachVolume(kms, user, arn, `i-${String(times).padStart(17, "0")}`));
      };
    }
    case "rds": {
      let arn = "";
      return async () => {
        if (arn === "") ({ arn } = done(await rds.createDatabase(kms, user, "letters", keyArn)));
        done(await rds.checkDatabase(kms, arn));
      };
    }
    case "dynamodb": {
      const { arn } = done(await dynamodb.createTable(kms, user, "letters", keyArn));
      done(await dynamodb.putItem(kms, user, arn, "1", utf8("Selo")));
      return async () => {
        done(await dynamodb.getItem(kms, user, arn, "1"));
      };
    }
    case "lambda": {
      const { arn } = done(await lambda.createFunction(kms, user, "letters", { STAMP: "red" }, keyArn));
      return async () => {
        done(await lambda.getEnvironment(kms, user, arn));
      };
    }
    case "secret": {
      const { arn } = done(await secretsManager.createSecret(kms, user, "letters", utf8("hunter2"), keyArn));
      return async () => {
        done(await secretsManager.getSecretValue(kms, user, arn));
      };
    }
  }
}

/** @throws Error where a service refuses on ground that was prepared for it: our bug. */
function done<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function toCall({ eventID, eventName, userIdentity, requestParameters }: CloudTrailEvent): ServiceCall {
  const context = requestParameters?.["encryptionContext"];
  return {
    id: eventID,
    operation: eventName,
    who: userIdentity.arn ?? userIdentity.invokedBy ?? "",
    through: userIdentity.arn === undefined ? null : (userIdentity.invokedBy ?? null),
    context: typeof context === "object" && context !== null ? (context as Record<string, string>) : null,
  };
}
