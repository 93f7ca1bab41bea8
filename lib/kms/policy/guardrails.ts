import type { CallContext } from "../operations/operation.ts";
import type { Guardrail, KmsKey } from "../world/world.ts";

/**
 * The guardrails that stand between this caller and this key: service control policies of the caller's
 * account, resource control policies of the key's, the policy of the VPC endpoint the call comes
 * through. They restrict and never grant. Service principals are under no service control policy.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 * @param key null for a call on no key in particular.
 */
export function guardrailsFor(
  { caller, world }: Pick<CallContext, "caller" | "world">,
  key: Pick<KmsKey, "accountId"> | null,
): readonly Guardrail[] {
  const targets: Readonly<Record<Guardrail["kind"], string | undefined>> = {
    "service-control-policy": caller.type === "AWSService" ? undefined : caller.accountId,
    "resource-control-policy": key?.accountId,
    "vpc-endpoint-policy": caller.vpcEndpointId,
  };
  return world.guardrails.filter(({ kind, target }) => targets[kind] === target);
}
