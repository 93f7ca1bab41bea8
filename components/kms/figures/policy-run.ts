import type { KmsError } from "@/lib/kms";
import { invariant } from "@/lib/result";

import type { BrowserKms } from "../use-kms.ts";
import {
  type AskedOperation,
  callerFor,
  IDENTITIES,
  KEY_POLICY_TEXTS,
  type KeyPolicyName,
  type Person,
  WORKER,
} from "./policy-people.ts";
import { succeed } from "./succeed.ts";

/** The order in which a call is judged. */
export const STAGES = ["deny", "key-policy", "identity-policy", "grant"] as const;
export type Stage = (typeof STAGES)[number];

export interface StageView {
  readonly stage: Stage;
  readonly verdict: "denies" | "allows" | "hands-on" | "silent" | "root";
  /** The statements, by their Sid; of a grant, its id. */
  readonly statements: readonly string[];
  readonly decided: boolean;
}

export interface Judgement {
  readonly stages: readonly StageView[];
  /** Null where KMS did what was asked. */
  readonly error: KmsError | null;
}

export interface Question {
  readonly person: Person;
  readonly operation: AskedOperation;
  readonly keyPolicy: KeyPolicyName;
}

/** Asks the evaluator, and then KMS itself: a new world each time, since some of the calls change it. */
export async function judge({ kms: simulator, deps }: BrowserKms, question: Question): Promise<Judgement> {
  const { person, operation, keyPolicy } = question;
  const kms = simulator.createKms(simulator.createWorld(Date.UTC(2026, 0, 1)), deps);
  kms.apply(IDENTITIES.map((identity) => ({ kind: "put-identity", identity })));
  const { Arn } = (await succeed(kms, "CreateKey", {})).KeyMetadata;
  await succeed(kms, "CreateGrant", { KeyId: Arn, GranteePrincipal: WORKER, Operations: ["Decrypt"] });
  const { CiphertextBlob } = await succeed(kms, "Encrypt", { KeyId: Arn, Plaintext: simulator.utf8("Selo") });
  const Policy = KEY_POLICY_TEXTS[keyPolicy];
  if (Policy !== null) await succeed(kms, "PutKeyPolicy", { KeyId: Arn, Policy, BypassPolicyLockoutSafetyCheck: true });

  const inputs: Readonly<Record<AskedOperation, Record<string, unknown>>> = {
    DescribeKey: { KeyId: Arn },
    Encrypt: { KeyId: Arn, Plaintext: simulator.utf8("Selo") },
    Decrypt: { KeyId: Arn, CiphertextBlob },
    CreateGrant: { KeyId: Arn, GranteePrincipal: WORKER, Operations: ["Encrypt"] },
    ScheduleKeyDeletion: { KeyId: Arn },
  };
  const input = inputs[operation];
  const caller = callerFor(person, simulator);
  const key = kms.world.keys.get(Arn);
  invariant(key, "the key was just made");
  const { authorise } = await simulator.loadPolicy();
  const decision = authorise({ caller, region: simulator.DEFAULT_REGION, world: kms.world, input, operation }, key);
  const { result } = await kms.call(operation, input, { caller });
  return {
    stages: toStages(decision, { isRoot: caller.type === "Root", isForeign: caller.accountId !== key.accountId }),
    error: result.ok ? null : result.error,
  };
}

type Decision = ReturnType<Awaited<ReturnType<BrowserKms["kms"]["loadPolicy"]>>["authorise"]>;

function toStages(
  { denial, grant, trail }: Decision,
  { isRoot, isForeign }: { readonly isRoot: boolean; readonly isForeign: boolean },
): StageView[] {
  const of = (source: string, ...effects: readonly string[]) =>
    trail.filter((step) => step.source === source && effects.includes(step.effect)).map(({ sid }) => sid ?? "");
  const denies = trail.filter(({ effect }) => effect === "deny").map(({ sid }) => sid ?? "");
  const [direct, handedOn, iam] = [
    of("key-policy", "allow"),
    of("key-policy", "delegate"),
    of("identity-policy", "allow"),
  ];
  const decidedBy: Stage = (() => {
    if (denial?.explicit) return "deny";
    if (denial) return denial.source === "identity-policy" ? "identity-policy" : "key-policy";
    if (grant) return "grant";
    return direct.length > 0 && !isForeign ? "key-policy" : "identity-policy";
  })();
  const view = (stage: Stage, verdict: StageView["verdict"], statements: readonly string[]): StageView => ({
    stage,
    verdict,
    statements,
    decided: stage === decidedBy,
  });
  // From another account the key policy never suffices: IAM over there has to say yes as well.
  const named = direct.length > 0 && !isForeign;
  return [
    view("deny", denies.length > 0 ? "denies" : "silent", denies),
    view(
      "key-policy",
      named ? "allows" : direct.length + handedOn.length > 0 ? "hands-on" : "silent",
      direct.length > 0 ? direct : handedOn,
    ),
    view("identity-policy", iam.length > 0 ? "allows" : isRoot ? "root" : "silent", iam),
    view("grant", grant ? "allows" : "silent", grant ? [grant.id] : []),
  ];
}
