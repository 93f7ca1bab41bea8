import * as z from "zod/mini";

import { OptionId } from "../exam/index.ts";
import { Bilingual } from "./bilingual.ts";

/**
 * The proof of an item: scripts that anyone can run in the simulator. `setup` makes the world; then
 * each option's claim runs in a copy of it. The claim of a key holds, which is to say its script ends
 * with exit code 0; the claim of a distractor fails, with `failsWith` in what it prints, where given.
 * The elements of an order and the prompts of a matching are keys in this sense.
 * The runner is in lib/bench; here is only what a proof may say.
 */
const Script = z.string().check(z.regex(/\S/, "is empty"));

/** How an option's claim is tried. */
const ExecutableClaim = z.strictObject({
  run: Script,
  /** For a distractor: the error that its rationale names, e.g. InvalidCiphertextException. */
  failsWith: z.optional(z.string().check(z.regex(/\S/))),
});

/** Why an option cannot be tried: said to the learner in its place. */
const UnexecutableClaim = z.strictObject({ notExecutable: Bilingual });

export const Claim = z.union([ExecutableClaim, UnexecutableClaim], {
  error: "is neither { run, failsWith? } nor { notExecutable: { en, pt-BR } }",
});
export type Claim = z.infer<typeof Claim>;

/** "What would make this right?": after `change`, made in the world of the setup, the option's claim holds. */
export const ProvenCounterfactual = z.strictObject({ option: OptionId, says: Bilingual, change: Script });

export const Proof = z.strictObject({
  setup: z._default(z.string(), ""),
  /** By id of option, element, prompt or answer. */
  claims: z.record(OptionId, Claim),
  counterfactuals: z._default(z.array(ProvenCounterfactual), []),
});
export type Proof = z.infer<typeof Proof>;

/** Whom a claim can be about. */
export interface ClaimSubject {
  readonly id: string;
  /** Must its claim hold? */
  readonly key: boolean;
}

/**
 * What a proof says of options that are not there, or says in the wrong way.
 * @param complete whether every subject needs its claim: so where a learner chooses among them.
 * @returns one sentence per fault.
 */
export function proofProblems(proof: Proof, subjects: readonly ClaimSubject[], complete: boolean): string[] {
  const problems: string[] = [];
  const keyOf = new Map(subjects.map(({ id, key }) => [id, key]));
  const claims = Object.entries(proof.claims);
  if (!claims.some(([, claim]) => "run" in claim)) problems.push("no claim of the proof can be run");
  for (const [id, claim] of claims) {
    if (!keyOf.has(id)) problems.push(`the proof has a claim for "${id}", which the item does not have`);
    if (keyOf.get(id) === true && "run" in claim && claim.failsWith !== undefined)
      problems.push(`the claim of the key "${id}" must hold, so it has no failsWith`);
  }
  if (complete) {
    const missing = subjects.filter(({ id }) => !Object.hasOwn(proof.claims, id));
    for (const { id } of missing) problems.push(`the proof has no claim for "${id}"`);
  }
  for (const { option } of proof.counterfactuals) {
    const claim = Object.hasOwn(proof.claims, option) ? proof.claims[option] : undefined;
    if (keyOf.get(option) !== false) problems.push(`a counterfactual is about a distractor, not "${option}"`);
    else if (!claim || !("run" in claim)) problems.push(`the counterfactual of "${option}" has no claim to run`);
  }
  return problems;
}
