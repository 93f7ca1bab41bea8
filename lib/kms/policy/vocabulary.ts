import { OPERATION_NAMES } from "../operations/registry.ts";
import { CONDITION_TESTS } from "./condition.ts";
import type { PolicyKind } from "./policy-document.ts";

/**
 * The words of policies: what an editor completes and explains, and what a check finds misspelt.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
export const DOCUMENT_MEMBERS = ["Version", "Id", "Statement"] as const;

/** Of one statement, in the order in which people write them. */
export function statementMembers(kind: PolicyKind): readonly string[] {
  const principal = ["identity-policy", "service-control-policy"].includes(kind) ? [] : ["Principal", "NotPrincipal"];
  const resource = kind === "trust-policy" ? [] : ["Resource", "NotResource"];
  return ["Sid", "Effect", ...principal, "Action", "NotAction", ...resource, "Condition"];
}

/** What may be written after kms: in an Action. ReEncrypt is no action: it takes one permission on each side. */
export const KMS_ACTIONS: readonly string[] = [
  ...OPERATION_NAMES.filter((name) => name !== "ReEncrypt"),
  "ReEncryptFrom",
  "ReEncryptTo",
  "SynchronizeMultiRegionKey",
].toSorted();

/** Actions that are about no key: only IAM, and the guardrails, say something about them. */
export const ACCOUNT_ACTIONS: ReadonlySet<string> = new Set([
  "ConnectCustomKeyStore",
  "CreateCustomKeyStore",
  "CreateKey",
  "DeleteCustomKeyStore",
  "DescribeCustomKeyStores",
  "DisconnectCustomKeyStore",
  "GenerateRandom",
  "ListAliases",
  "ListKeys",
  "ListRetirableGrants",
  "UpdateCustomKeyStore",
]);

/** Every operator, without quantifiers and without IfExists. */
export const CONDITION_OPERATORS: readonly string[] = [...CONDITION_TESTS, "Null"];

export type ConditionKeyKind = "text" | "number" | "bool" | "date" | "arn";

/** Every condition key that a call of the simulator may carry, and what its values are. A name that ends in / is completed by a name of one's own. */
export const CONDITION_KEYS: Readonly<Record<string, ConditionKeyKind>> = {
  "aws:CurrentTime": "date",
  "aws:EpochTime": "date",
  "aws:PrincipalAccount": "text",
  "aws:PrincipalArn": "arn",
  "aws:PrincipalIsAWSService": "bool",
  "aws:PrincipalType": "text",
  "aws:RequestTag/": "text",
  "aws:RequestedRegion": "text",
  "aws:ResourceTag/": "text",
  "aws:SourceAccount": "text",
  "aws:SourceArn": "arn",
  "aws:SourceVpce": "text",
  "aws:TagKeys": "text",
  "aws:username": "text",
  "kms:BypassPolicyLockoutSafetyCheck": "bool",
  "kms:CallerAccount": "text",
  "kms:CustomerMasterKeySpec": "text",
  "kms:CustomerMasterKeyUsage": "text",
  "kms:DataKeyPairSpec": "text",
  "kms:EncryptionAlgorithm": "text",
  "kms:EncryptionContext:": "text",
  "kms:EncryptionContextKeys": "text",
  "kms:ExpirationModel": "text",
  "kms:GrantConstraintSourceArn": "arn",
  "kms:GrantConstraintType": "text",
  "kms:GrantIsForAWSResource": "bool",
  "kms:GrantOperations": "text",
  "kms:GranteePrincipal": "text",
  "kms:GranteeServicePrincipal": "text",
  "kms:KeyAgreementAlgorithm": "text",
  "kms:KeyOrigin": "text",
  "kms:KeySpec": "text",
  "kms:KeyUsage": "text",
  "kms:MacAlgorithm": "text",
  "kms:MessageType": "text",
  "kms:MultiRegion": "bool",
  "kms:MultiRegionKeyType": "text",
  "kms:PrimaryRegion": "text",
  "kms:ReEncryptOnSameKey": "bool",
  "kms:ReplicaRegion": "text",
  "kms:RequestAlias": "text",
  "kms:ResourceAliases": "text",
  "kms:RetiringPrincipal": "text",
  "kms:RetiringServicePrincipal": "text",
  "kms:RotationPeriodInDays": "number",
  "kms:ScheduleKeyDeletionPendingWindowInDays": "number",
  "kms:SigningAlgorithm": "text",
  "kms:TrailingDaysWithoutKeyUsage": "number",
  "kms:ValidTo": "date",
  "kms:ViaService": "text",
  "kms:WrappingAlgorithm": "text",
  "kms:WrappingKeySpec": "text",
};

const NAMES = Object.keys(CONDITION_KEYS).map((name) => name.toLowerCase());

/** Whether a condition key is one that a call may carry. Case does not count in their names. */
export function isConditionKey(name: string): boolean {
  const asked = name.toLowerCase();
  return NAMES.some((known) => (/[/:]$/.test(known) ? asked.startsWith(known) && asked !== known : asked === known));
}
