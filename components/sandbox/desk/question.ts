import type { Decision, DecisionPart, KmsKey, loadPolicy, World } from "@/lib/kms";

import { type Actor, callerOfActor } from "../actors.ts";
import { readContext } from "../read-bytes.ts";

export type PolicyTools = Awaited<ReturnType<typeof loadPolicy>>;

/** What is asked: may this one do this to that key, in this way? */
export interface Question {
  readonly actor: Actor;
  /** Without its prefix: Encrypt. */
  readonly action: string;
  /** An encryption context, as name=value lines. */
  readonly context: string;
  readonly region: string;
  /** The service it goes through, as in its host name; empty: none. */
  readonly via: string;
  /** A grant token that the request brings; empty: none. */
  readonly token: string;
  /** The VPC endpoint that it comes through; empty: none but the identity's own. */
  readonly vpcEndpointId: string;
}

export interface Answer {
  readonly decision: Decision;
  readonly parts: readonly DecisionPart[];
  /** The question cannot be asked of the key there: requests find only keys of their own Region. */
  readonly elsewhere: boolean;
}

/** Actions whose requests carry an encryption context, and the member that does. */
const CONTEXT_MEMBERS: Readonly<Record<string, string>> = {
  Decrypt: "EncryptionContext",
  Encrypt: "EncryptionContext",
  GenerateDataKey: "EncryptionContext",
  GenerateDataKeyPair: "EncryptionContext",
  GenerateDataKeyPairWithoutPlaintext: "EncryptionContext",
  GenerateDataKeyWithoutPlaintext: "EncryptionContext",
  ReEncryptFrom: "SourceEncryptionContext",
  ReEncryptTo: "DestinationEncryptionContext",
};

/** Asks the evaluator that the calls themselves are decided by. Calls nothing and changes nothing. */
export function ask(tools: PolicyTools, world: World, question: Question, key: KmsKey): Answer {
  const { action, region } = question;
  const user = callerOfActor(world, question.actor, region);
  const caller = {
    ...user,
    ...(question.via === "" ? {} : { viaService: `${question.via}.${region}.amazonaws.com` }),
    ...(question.vpcEndpointId === "" ? {} : { vpcEndpointId: question.vpcEndpointId }),
  };
  const operation = action.startsWith("ReEncrypt") ? "ReEncrypt" : action;
  const context = { caller, region, world, input: inputOf(question), operation };
  const onKey = !tools.vocabulary.ACCOUNT_ACTIONS.has(action);
  const decision = onKey ? tools.authorise(context, key, action) : tools.authoriseInAccount(context);
  const parts = tools.decisionParts(decision, caller, onKey ? key : null);
  return { decision, parts, elsewhere: onKey && key.region !== region };
}

function inputOf({ action, context, token }: Question): Readonly<Record<string, unknown>> {
  const member = CONTEXT_MEMBERS[action];
  const pairs = readContext(context) ?? {};
  return {
    ...(member !== undefined && Object.keys(pairs).length > 0 ? { [member]: pairs } : {}),
    ...(token === "" ? {} : { GrantTokens: [token] }),
  };
}

/** Whether the action's requests carry an encryption context at all. */
export function takesContext(action: string): boolean {
  return Object.hasOwn(CONTEXT_MEMBERS, action);
}
