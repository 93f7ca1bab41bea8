import { randomUuid } from "../crypto/random.ts";
import { aliasArn, keyArn } from "../keys/find-key.ts";
import { newMaterial } from "../keys/new-material.ts";
import type { Kms } from "../kms.ts";
import { DAY } from "../life/rotate.ts";
import type { KmsKey } from "../world/world.ts";

/** https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
const PERIOD_DAYS = 365;

/**
 * The AWS managed key of a service in an account and Region (alias/aws/s3), made when it is first
 * wanted: its policy lets everybody in the account use it through that service, and lets the account
 * look at it. It rotates every year, and nobody can change that.
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
 * @param service as in its host name, and as in the alias where that differs: ec2 has aws/ebs.
 * @returns the key's ARN.
 */
export function awsManagedKey(
  kms: Kms,
  {
    service,
    name,
    accountId,
    region,
  }: { readonly service: string; readonly name: string; readonly accountId: string; readonly region: string },
): string {
  const { world, deps } = kms;
  const arn = aliasArn(region, accountId, `alias/aws/${name}`);
  const known = world.aliases.get(arn);
  if (known) return keyArn(region, accountId, known.targetKeyId);
  const keyId = randomUuid(deps.random);
  const { now } = world;
  const key: KmsKey = {
    keyId,
    arn: keyArn(region, accountId, keyId),
    accountId,
    region,
    description: `Default key that protects the account's ${name} data when no other key is given`,
    keySpec: "SYMMETRIC_DEFAULT",
    keyUsage: "ENCRYPT_DECRYPT",
    manager: "AWS",
    origin: "AWS_KMS",
    state: "Enabled",
    createdAt: now,
    policy: policyOf(`${service}.${region}.amazonaws.com`, accountId),
    tags: [],
    deletion: null,
    transition: null,
    multiRegion: null,
    keyStore: null,
    rotation: { periodDays: PERIOD_DAYS, nextAt: now + PERIOD_DAYS * DAY },
    grants: [],
    materials: [newMaterial(deps.random, now, null)],
    importJobs: [],
  };
  const alias = {
    arn,
    name: `alias/aws/${name}`,
    accountId,
    region,
    targetKeyId: keyId,
    createdAt: now,
    updatedAt: now,
  };
  kms.apply([
    { kind: "put-key", key },
    { kind: "put-alias", alias },
  ]);
  return key.arn;
}

function policyOf(viaService: string, accountId: string): string {
  const use = [
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncrypt*",
    "kms:GenerateDataKey*",
    "kms:CreateGrant",
    "kms:DescribeKey",
  ];
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Allow access through the service for all principals in the account",
        Effect: "Allow",
        Principal: "*",
        Action: use,
        Resource: "*",
        Condition: { StringEquals: { "kms:ViaService": viaService, "kms:CallerAccount": accountId } },
      },
      {
        Sid: "Allow direct access to key metadata to the account",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: ["kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant"],
        Resource: "*",
      },
    ],
  });
}
