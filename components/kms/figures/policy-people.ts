import type { Caller, Identity } from "@/lib/kms";

import type { BrowserKms } from "../use-kms.ts";

export const HOME = "123456789012";
export const PARTNER = "444455556666";

export const ACCOUNTS = ["home", "partner"] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Who may be asked about, by account. The root user needs no policy of IAM. */
export const PEOPLE = {
  home: ["administrator", "developer", "auditor", "worker"],
  partner: ["root", "clerk", "intern"],
} as const satisfies Readonly<Record<Account, readonly string[]>>;
export type Person = (typeof PEOPLE)[Account][number];

export const ASKED = ["DescribeKey", "Encrypt", "Decrypt", "CreateGrant", "ScheduleKeyDeletion"] as const;
export type AskedOperation = (typeof ASKED)[number];

export const KEY_POLICIES = ["default", "people"] as const;
export type KeyPolicyName = (typeof KEY_POLICIES)[number];

const arn = (account: string, name: string) => `arn:aws:iam::${account}:${name}`;

const ARNS: Readonly<Record<Person, string>> = {
  administrator: arn(HOME, "user/administrator"),
  developer: arn(HOME, "role/developer"),
  auditor: arn(HOME, "user/auditor"),
  worker: arn(HOME, "role/worker"),
  root: arn(PARTNER, "root"),
  clerk: arn(PARTNER, "role/clerk"),
  intern: arn(PARTNER, "user/intern"),
};
export const WORKER = ARNS.worker;

const document = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

/** What IAM says of each, besides the key's policy; the worker and the intern have nothing. */
export const IDENTITIES: readonly Identity[] = [
  personOf("administrator", {
    Sid: "ManageKeys",
    Effect: "Allow",
    Action: ["kms:DescribeKey", "kms:CreateGrant", "kms:ScheduleKeyDeletion"],
    Resource: "*",
  }),
  personOf("developer", {
    Sid: "UseKeys",
    Effect: "Allow",
    Action: ["kms:DescribeKey", "kms:Encrypt", "kms:Decrypt"],
    Resource: "*",
  }),
  personOf(
    "auditor",
    { Sid: "LookAtKeys", Effect: "Allow", Action: ["kms:DescribeKey", "kms:Encrypt"], Resource: "*" },
    { Sid: "AuditorsReadNothing", Effect: "Deny", Action: "kms:Decrypt", Resource: "*" },
  ),
  personOf("worker"),
  personOf("clerk", { Sid: "UseTheKeyNextDoor", Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }),
  personOf("intern"),
];

function personOf(name: Person, ...statements: readonly object[]): Identity {
  const policies = statements.length === 0 ? [] : [document(...statements)];
  return { arn: ARNS[name], policies, accessKeyIds: [], trustPolicy: null, vpcEndpointId: null };
}

/** Null: what CreateKey gives a key by itself. */
export const KEY_POLICY_TEXTS: Readonly<Record<KeyPolicyName, string | null>> = {
  default: null,
  people: document(
    {
      Sid: "AdministratorsManage",
      Effect: "Allow",
      Principal: { AWS: ARNS.administrator },
      Action: ["kms:DescribeKey", "kms:CreateGrant", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
      Resource: "*",
    },
    {
      Sid: "DevelopersUse",
      Effect: "Allow",
      Principal: { AWS: ARNS.developer },
      Action: ["kms:Encrypt", "kms:Decrypt"],
      Resource: "*",
    },
    {
      Sid: "PartnerMayRead",
      Effect: "Allow",
      Principal: { AWS: arn(PARTNER, "root") },
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
    },
    { Sid: "NobodyDeletes", Effect: "Deny", Principal: "*", Action: "kms:ScheduleKeyDeletion", Resource: "*" },
  ),
};

export function callerFor(
  person: Person,
  { rootCaller, callerOf }: Pick<BrowserKms["kms"], "rootCaller" | "callerOf">,
): Caller {
  const identity = IDENTITIES.find((each) => each.arn === ARNS[person]);
  return identity ? callerOf(identity) : rootCaller(PARTNER);
}
