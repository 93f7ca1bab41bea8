import fc from "fast-check";
import { expect, it } from "vitest";

import { type Caller, createWorld, rootCaller } from "../index.ts";
import { START, testBench } from "../testing/bench.ts";
import type { Guardrail, Identity, KmsKey } from "../world/world.ts";
import { authorise } from "./authorise.ts";

/**
 * The evaluator against a twin that is slow and obvious: it reads the rule of
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html from top to bottom, over
 * statements that it is given as data and never parses, with no early way out.
 */
const HOME = "111111111111";
const AWAY = "222222222222";
const ana = `arn:aws:iam::${HOME}:user/ana`;
const bia = `arn:aws:iam::${AWAY}:user/bia`;
const CALLERS: readonly Caller[] = [
  { type: "IAMUser", arn: ana, accountId: HOME, principalId: "A", userName: "ana" },
  { type: "IAMUser", arn: bia, accountId: AWAY, principalId: "B", userName: "bia" },
  rootCaller(HOME),
  rootCaller(AWAY),
];
const ACTIONS = ["Encrypt", "Decrypt", "DisableKey"];

interface Simple {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly principals: readonly string[];
  /** The statement applies only to requests whose encryption context has app=selo. */
  readonly conditional: boolean;
}

const statement = fc.record<Simple>({
  effect: fc.constantFrom("Allow", "Allow", "Deny"),
  actions: fc.subarray(ACTIONS, { minLength: 1 }),
  principals: fc.subarray([ana, bia, HOME, AWAY, "*"], { minLength: 1, maxLength: 2 }),
  conditional: fc.boolean(),
});
const policies = fc.record({
  key: fc.array(statement, { maxLength: 3 }),
  ana: fc.array(statement, { maxLength: 2 }),
  bia: fc.array(statement, { maxLength: 2 }),
  home: fc.array(statement, { maxLength: 2 }),
  away: fc.array(statement, { maxLength: 2 }),
  resource: fc.array(statement, { maxLength: 1 }),
});
type Policies = typeof policies extends fc.Arbitrary<infer T> ? T : never;

interface Question {
  readonly caller: Caller;
  readonly action: string;
  readonly selo: boolean;
}

function twin(all: Policies, { caller, action, selo }: Question): boolean {
  const isRoot = caller.type === "Root";
  const applies = (one: Simple) => one.actions.includes(action) && (!one.conditional || selo);
  const names = (one: Simple) => ({
    directly: one.principals.includes(caller.arn) || one.principals.includes("*"),
    account: one.principals.includes(caller.accountId),
  });
  const key = all.key.filter((one) => applies(one) && (names(one).directly || names(one).account));
  const identity = (caller.arn === ana ? all.ana : caller.arn === bia ? all.bia : []).filter(applies);
  const scp = caller.accountId === HOME ? all.home : all.away;
  const rcp = all.resource.filter((one) => applies(one) && (names(one).directly || names(one).account));

  const denies = [...key, ...identity, ...scp.filter(applies), ...rcp].some(({ effect }) => effect === "Deny");
  const scpLetsThrough =
    !scp.some(({ effect }) => effect === "Allow") || scp.some((one) => applies(one) && one.effect === "Allow");
  const rcpLetsThrough =
    !all.resource.some(({ effect }) => effect === "Allow") || rcp.some(({ effect }) => effect === "Allow");
  const keyAllows = key.filter(({ effect }) => effect === "Allow");
  const iamAllows = isRoot || identity.some(({ effect }) => effect === "Allow");
  const sameAccount = caller.accountId === HOME;
  const keyNamesCaller = keyAllows.some((one) => names(one).directly || (isRoot && names(one).account));
  const byKeyAlone = sameAccount && keyNamesCaller;
  const byBoth = keyAllows.length > 0 && iamAllows;
  const reachable = sameAccount || action !== "DisableKey";
  return !denies && scpLetsThrough && rcpLetsThrough && reachable && (byKeyAlone || byBoth);
}

const document = (statements: readonly Simple[], withPrincipal: boolean) =>
  JSON.stringify({
    Statement: statements.map(({ effect, actions, principals, conditional }) => ({
      Effect: effect,
      Action: actions.map((action) => `kms:${action}`),
      Resource: "*",
      ...(withPrincipal ? { Principal: principals.includes("*") ? "*" : { AWS: principals } } : {}),
      ...(conditional ? { Condition: { StringEquals: { "kms:EncryptionContext:app": "selo" } } } : {}),
    })),
  });

function worldOf(all: Policies) {
  const world = createWorld(START);
  const identity = (arn: string, statements: readonly Simple[]): Identity => ({
    arn,
    policies: [document(statements, false)],
    accessKeyIds: [],
    trustPolicy: null,
    vpcEndpointId: null,
  });
  world.identities.set(ana, identity(ana, all.ana)).set(bia, identity(bia, all.bia));
  const rail = (kind: Guardrail["kind"], target: string, statements: readonly Simple[]) =>
    statements.length === 0 ? [] : [{ kind, target, policy: document(statements, kind === "resource-control-policy") }];
  world.guardrails = [
    ...rail("service-control-policy", HOME, all.home),
    ...rail("service-control-policy", AWAY, all.away),
    ...rail("resource-control-policy", HOME, all.resource),
  ];
  return world;
}

it("agrees with its slow twin on every caller, action and context", async () => {
  const bench = testBench();
  await bench.succeed("CreateKey", {}, { caller: rootCaller(HOME) });
  const [made] = bench.world.keys.values();
  if (!made) throw new Error("no key");
  let allowed = 0;
  let denied = 0;
  fc.assert(
    fc.property(policies, (all) => {
      const world = worldOf(all);
      const key: KmsKey = { ...made, policy: document(all.key, true) };
      for (const caller of CALLERS) {
        for (const action of ACTIONS) {
          for (const selo of [false, true]) {
            const input = selo ? { EncryptionContext: { app: "selo" } } : {};
            const context = { caller, region: "us-east-1", world, input, operation: action };
            const decision = authorise(context, key).allowed;
            expect(decision).toBe(twin(all, { caller, action, selo }));
            if (decision) allowed++;
            else denied++;
          }
        }
      }
    }),
    { numRuns: Number(process.env["TWIN_RUNS"] ?? 2000) },
  );
  // A generator that made everything denied would prove nothing.
  expect(allowed / (allowed + denied)).toBeGreaterThan(0.03);
});
