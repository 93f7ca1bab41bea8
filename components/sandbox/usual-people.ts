import type { Identity } from "@/lib/kms";

import { OTHER_ACCOUNT, OWN_ACCOUNT } from "./actors.ts";

/** A user or role whom its policy lets do these actions on every key. */
export function person(account: string, kind: "user" | "role", name: string, ...actions: string[]): Identity {
  const Statement = [{ Effect: "Allow", Action: actions, Resource: "*" }];
  return {
    arn: `arn:aws:iam::${account}:${kind}/${name}`,
    policies: [JSON.stringify({ Version: "2012-10-17", Statement }, null, 2)],
    accessKeyIds: [],
    trustPolicy: null,
    vpcEndpointId: null,
  };
}

/** As the console's key policy lists them for key administrators. */
const MANAGING = [
  "kms:Create*",
  "kms:Describe*",
  "kms:Enable*",
  "kms:List*",
  "kms:Put*",
  "kms:Update*",
  "kms:Revoke*",
  "kms:Disable*",
  "kms:Get*",
  "kms:Delete*",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:ScheduleKeyDeletion",
  "kms:CancelKeyDeletion",
  "kms:RotateKeyOnDemand",
];

/** Those who meet around a key: one who manages it, one who uses it, one who only looks, and one of another account. */
export const USUAL_PEOPLE: readonly Identity[] = [
  person(OWN_ACCOUNT, "user", "administrator", ...MANAGING),
  person(
    OWN_ACCOUNT,
    "role",
    "developer",
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncrypt*",
    "kms:GenerateDataKey*",
    "kms:DescribeKey",
  ),
  person(OWN_ACCOUNT, "user", "auditor", "kms:Describe*", "kms:Get*", "kms:List*"),
  person(OTHER_ACCOUNT, "role", "partner", "kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"),
];
