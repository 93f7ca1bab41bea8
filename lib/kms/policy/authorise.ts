import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { Caller } from "../operations/operation.ts";
import type { KmsKey } from "../world/world.ts";

/**
 * May this caller do this? The one door of the policy evaluator. What is behind it today is what the
 * default key policy says: the account may delegate to IAM, and the account's principals here are
 * taken as allowed by IAM. The answer carries its trail, so that figures can show why.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export interface Decision {
  readonly allowed: boolean;
  readonly trail: readonly DecisionStep[];
}

export interface DecisionStep {
  readonly source: "key-policy" | "iam-policy";
  readonly effect: "allow" | "none";
  /** The statement that decided, where one did. */
  readonly sid: string | null;
}

const DEFAULT_STATEMENT = "Enable IAM User Permissions";

export function authorise(caller: Caller, key: Pick<KmsKey, "accountId">): Decision {
  const sameAccount = caller.accountId === key.accountId;
  return {
    allowed: sameAccount,
    trail: [
      { source: "key-policy", effect: sameAccount ? "allow" : "none", sid: sameAccount ? DEFAULT_STATEMENT : null },
      { source: "iam-policy", effect: sameAccount ? "allow" : "none", sid: null },
    ],
  };
}

/** The sentence of a refusal because no policy of the key allows it. */
export function accessDenied(caller: Caller, operation: string, resource: string): KmsError {
  return kmsError(
    "AccessDeniedException",
    `User: ${caller.arn} is not authorized to perform: kms:${operation} on resource: ${resource} because no resource-based policy allows the kms:${operation} action`,
  );
}

/** What CreateKey gives a key that comes without a policy. */
export function defaultKeyPolicy(accountId: string): string {
  const statement = {
    Sid: DEFAULT_STATEMENT,
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: "kms:*",
    Resource: "*",
  };
  return JSON.stringify({ Version: "2012-10-17", Id: "key-default-1", Statement: [statement] }, null, 2);
}
