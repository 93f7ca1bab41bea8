import {
  type Caller,
  createKms,
  type Decision,
  type DecisionPart,
  isOperationName,
  type Kms,
  type KmsError,
  type KmsKey,
  loadPolicy,
  loadWorldDocument,
  type World,
} from "@/lib/kms";
import { invariant } from "@/lib/result";

import { type Actor, actorsOf, callerOfActor } from "../actors.ts";

export interface Repeated {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What became of a call that somebody made, and what the policies said about it. */
export interface OutcomeAs {
  readonly actor: Actor;
  readonly error: KmsError | null;
  /** One decision for each key that the call touches, or one of IAM alone. */
  readonly decisions: readonly (Decision & { readonly parts: readonly DecisionPart[] })[];
}

/**
 * The same call as everybody who may act, each on a copy of the world of its own: the world stays as it
 * is, and what one of them does is nothing to the next.
 */
export async function callAsEverybody(
  { world, deps }: Pick<Kms, "world" | "deps">,
  { operation, input }: Repeated,
  region: string,
): Promise<readonly OutcomeAs[]> {
  invariant(isOperationName(operation), "a call that was made is of an operation");
  const { serialiseWorld, parseWorld } = await loadWorldDocument();
  const text = serialiseWorld(world);
  const replies: { readonly actor: Actor; readonly caller: Caller; readonly error: KmsError | null }[] = [];
  const touched = new Set<string>();
  for (const actor of actorsOf(world)) {
    const copy = parseWorld(text);
    invariant(copy.ok, "a world that was written can be read");
    const caller = callerOfActor(world, actor, region);
    const { result, events } = await createKms(copy.value, deps).call(
      operation,
      seenBy({ caller, region, world }, input),
      {
        caller,
        region,
      },
    );
    for (const { ARN } of events.flatMap(({ resources }) => resources)) touched.add(ARN);
    replies.push({ actor, caller, error: result.ok ? null : result.error });
  }
  const keys = [...touched].flatMap((arn) => world.keys.get(arn) ?? []);
  const tools = await loadPolicy();
  const decide = (caller: Caller) => decisionsOf(tools, { world, operation, input, region, keys, caller });
  return replies.map(({ actor, caller, error }) => ({ actor, error, decisions: decide(caller) }));
}

/** Another account names a key by its ARN: by its id alone, KMS looks in the caller's own account. */
function seenBy(
  { caller, region, world: { keys } }: Pick<Asked, "caller" | "region" | "world">,
  input: Repeated["input"],
): Repeated["input"] {
  const arnOf = (id: unknown) =>
    [...keys.values()].find((key) => key.keyId === id && key.region === region && key.accountId !== caller.accountId)
      ?.arn;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, name.endsWith("KeyId") ? (arnOf(value) ?? value) : value]),
  );
}

interface Asked {
  readonly world: World;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly region: string;
  readonly keys: readonly KmsKey[];
  readonly caller: Caller;
}

function decisionsOf(
  tools: Awaited<ReturnType<typeof loadPolicy>>,
  { keys, ...context }: Asked,
): OutcomeAs["decisions"] {
  const { caller, operation } = context;
  if (tools.vocabulary.ACCOUNT_ACTIONS.has(operation)) {
    const decision = tools.authoriseInAccount(context);
    return [{ ...decision, parts: tools.decisionParts(decision, caller, null) }];
  }
  return keys.map((key, index) => {
    const action = operation === "ReEncrypt" ? (index === 0 ? "ReEncryptFrom" : "ReEncryptTo") : operation;
    const decision = tools.authorise(context, key, action);
    return { ...decision, parts: tools.decisionParts(decision, caller, key) };
  });
}
