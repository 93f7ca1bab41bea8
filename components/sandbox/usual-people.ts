import type { Identity } from "@/lib/kms";

const ACCOUNT = "123456789012";

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

/** Those who meet around a key: one who manages it, one who uses it, one who only looks. */
export const USUAL_PEOPLE: readonly Identity[] = [
  person("user", "administrator", ...MANAGING),
  person(
    "role",
    "developer",
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncrypt*",
    "kms:GenerateDataKey*",
    "kms:DescribeKey",
  ),
  person("user", "auditor", "kms:Describe*", "kms:Get*", "kms:List*"),
];
