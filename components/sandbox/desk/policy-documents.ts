import type { Change, DecisionStep, Guardrail, KmsKey, PolicyKind, World } from "@/lib/kms";

/** A policy that can be edited: of a key, of an identity, or a guardrail. */
export interface PolicyDocument {
  readonly id: string;
  readonly kind: PolicyKind;
  /** The key's ARN, the identity's, or what the guardrail is attached to. */
  readonly owner: string;
  /** Which of its owner's policies of this kind, from 0. */
  readonly document: number;
  /** As it is in the world. */
  readonly text: string;
}

type Place = Pick<PolicyDocument, "kind" | "owner" | "document">;

/** One id per policy, which outlives every change of its text. */
export function documentId({ kind, owner, document }: Place): string {
  return `${kind} ${owner} ${document}`;
}

/** The policy that a decision's step is of; null for a grant, which is no document. */
export function documentOfStep({ source, owner, document }: DecisionStep): string | null {
  return source === "grant" ? null : documentId({ kind: source, owner, document });
}

function make(kind: PolicyKind, owner: string, document: number, text: string): PolicyDocument {
  const place = { kind, owner, document };
  return { id: documentId(place), ...place, text };
}

/** Every policy of the world that concerns some keys: theirs, all identities', all guardrails. */
export function documentsOf(
  world: Pick<World, "identities" | "guardrails">,
  keys: readonly KmsKey[],
): PolicyDocument[] {
  const identities = [...world.identities.values()].flatMap(({ arn, policies, trustPolicy }) => [
    ...policies.map((text, index) => make("identity-policy", arn, index, text)),
    ...(trustPolicy === null ? [] : [make("trust-policy", arn, 0, trustPolicy)]),
  ]);
  const guardrails = world.guardrails.map((guardrail) =>
    make(guardrail.kind, guardrail.target, placeAmong(world.guardrails, guardrail), guardrail.policy),
  );
  return [...keys.map((key) => make("key-policy", key.arn, 0, key.policy)), ...identities, ...guardrails];
}

/**
 * What writes a new text of an identity's policy or of a guardrail. A key's policy is not written like
 * this: PutKeyPolicy decides about it.
 */
export function changesOf(
  world: Pick<World, "identities" | "guardrails">,
  { kind, owner, document }: Place,
  text: string,
): readonly Change[] {
  const identity = world.identities.get(owner);
  if (kind === "identity-policy" && identity) {
    const policies = identity.policies.map((policy, index) => (index === document ? text : policy));
    return [{ kind: "put-identity", identity: { ...identity, policies } }];
  }
  if (kind === "trust-policy" && identity) {
    return [{ kind: "put-identity", identity: { ...identity, trustPolicy: text } }];
  }
  const guardrails = world.guardrails.map((guardrail) => {
    const same =
      guardrail.kind === kind && guardrail.target === owner && placeAmong(world.guardrails, guardrail) === document;
    return same ? { ...guardrail, policy: text } : guardrail;
  });
  return [{ kind: "set-guardrails", guardrails }];
}

function placeAmong(all: readonly Guardrail[], guardrail: Guardrail): number {
  return all.filter(({ kind, target }) => kind === guardrail.kind && target === guardrail.target).indexOf(guardrail);
}
