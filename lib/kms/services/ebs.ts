import { err, ok, type Result } from "../../result.ts";
import { toHex } from "../bytes/bytes.ts";
import type { Kms } from "../kms.ts";
import type { Caller } from "../operations/operation.ts";
import { awsManagedKey } from "./aws-managed-key.ts";
import type { EbsVolume } from "./resource.ts";
import {
  callAs,
  callFor,
  findResource,
  putResource,
  seal,
  type ServiceError,
  type ServiceUser,
  unseal,
} from "./service-call.ts";

/**
 * An encrypted EBS volume: its data key is made without plaintext, decrypted through a grant when the
 * volume is attached, and then stays in the instance's hardware.
 * https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html
 */
export async function createVolume(
  kms: Kms,
  user: ServiceUser,
  keyId?: string,
): Promise<Result<EbsVolume, ServiceError>> {
  const { caller, region } = user;
  const { accountId } = caller;
  const id = `vol-${toHex(kms.deps.random(9)).slice(1)}`;
  const made = await callFor(kms, "ec2", user, "GenerateDataKeyWithoutPlaintext", {
    KeyId: keyId ?? awsManagedKey(kms, { service: "ec2", name: "ebs", accountId, region }),
    KeySpec: "AES_256",
    EncryptionContext: { "aws:ebs:id": id },
  });
  if (!made.ok) return made;
  const volume: EbsVolume = {
    kind: "ebs-volume",
    arn: `arn:aws:ec2:${region}:${accountId}:volume/${id}`,
    accountId,
    region,
    keyArn: made.value.KeyId,
    encryptedKey: made.value.CiphertextBlob,
    attachment: null,
    data: null,
  };
  putResource(kms, volume);
  return ok(volume);
}

/** Attaches a volume: the user makes the grant, EC2's own role decrypts through it. */
export async function attachVolume(
  kms: Kms,
  user: ServiceUser,
  arn: string,
  instanceId: string,
): Promise<Result<EbsVolume, ServiceError>> {
  const found = volumeOf(kms, arn);
  if (!found.ok) return found;
  const { keyArn, encryptedKey, attachment, region } = found.value;
  if (attachment) return err({ code: "VolumeInUse", message: `${arn} is attached to ${attachment.instanceId}.` });
  const infrastructure = infrastructureOf(found.value, instanceId);
  const EncryptionContext = { "aws:ebs:id": volumeId(arn) };
  const grant = await callFor(kms, "ec2", user, "CreateGrant", {
    KeyId: keyArn,
    GranteePrincipal: infrastructure.arn,
    RetiringPrincipal: infrastructure.arn,
    Operations: ["Decrypt", "RetireGrant"],
    Constraints: { EncryptionContextSubset: EncryptionContext },
  });
  if (!grant.ok) return grant;
  const { GrantId: grantId, GrantToken } = grant.value;
  const input = { CiphertextBlob: encryptedKey, EncryptionContext, GrantTokens: [GrantToken] };
  const opened = await callAs(kms, infrastructure, region, "Decrypt", input);
  if (!opened.ok) return opened;
  const attached = { ...found.value, attachment: { instanceId, grantId, dataKey: opened.value.Plaintext } };
  putResource(kms, attached);
  return ok(attached);
}

/** Detaches it: the data key is gone from the hardware, and the grant is retired. */
export async function detachVolume(kms: Kms, arn: string): Promise<Result<EbsVolume, ServiceError>> {
  const found = volumeOf(kms, arn);
  if (!found.ok) return found;
  const { attachment, keyArn, region } = found.value;
  if (attachment === null) return notAttached(arn);
  const input = { KeyId: keyArn, GrantId: attachment.grantId };
  await callAs(kms, infrastructureOf(found.value, attachment.instanceId), region, "RetireGrant", input);
  const detached = { ...found.value, attachment: null };
  putResource(kms, detached);
  return ok(detached);
}

/** Writing and reading need the data key in the hardware, and no call of KMS. */
export async function writeVolume(kms: Kms, arn: string, data: Uint8Array): Promise<Result<EbsVolume, ServiceError>> {
  const found = volumeOf(kms, arn);
  if (!found.ok) return found;
  if (found.value.attachment === null) return notAttached(arn);
  const written = { ...found.value, data: await seal(kms, found.value.attachment.dataKey, data) };
  putResource(kms, written);
  return ok(written);
}

export async function readVolume(kms: Kms, arn: string): Promise<Result<Uint8Array, ServiceError>> {
  const found = volumeOf(kms, arn);
  if (!found.ok) return found;
  const { attachment, data } = found.value;
  if (attachment === null) return notAttached(arn);
  return data === null ? ok(new Uint8Array()) : await unseal(kms, attachment.dataKey, data);
}

function volumeOf(kms: Kms, arn: string) {
  return findResource(kms, "ebs-volume", arn, "InvalidVolume.NotFound");
}

function notAttached(arn: string): Result<never, ServiceError> {
  return err({ code: "IncorrectState", message: `${arn} is attached to no instance.` });
}

function volumeId(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1);
}

function infrastructureOf({ accountId }: EbsVolume, instanceId: string): Caller {
  const role = "aws:ec2-infrastructure";
  return {
    type: "AssumedRole",
    arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${instanceId}`,
    accountId,
    principalId: `${accountId}:${role}:${instanceId}`,
  };
}
