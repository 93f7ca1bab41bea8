/**
 * Which kinds of key, or CloudHSM, fit what somebody needs. A yes crosses out what cannot give it; a no
 * crosses out nothing. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
 */
export const CANDIDATES = ["aws-owned", "aws-managed", "customer-managed", "cloudhsm"] as const;
export type Candidate = (typeof CANDIDATES)[number];

export const WISHES = ["account", "policy", "trail", "free", "hardware"] as const;
export type Wish = (typeof WISHES)[number];

export type Answers = { readonly [W in Wish]?: "yes" | "no" };

/** What each wish leaves out. */
const EXCLUDES: Readonly<Record<Wish, readonly Candidate[]>> = {
  account: ["aws-owned", "aws-managed", "cloudhsm"],
  policy: ["aws-owned", "aws-managed", "cloudhsm"],
  trail: ["aws-owned", "cloudhsm"],
  free: ["customer-managed", "cloudhsm"],
  hardware: ["aws-owned", "aws-managed", "customer-managed"],
};

/** The kinds of key alone, or CloudHSM and its question besides. */
export type View = "kinds" | "services";

export function wishesOf(view: View): readonly Wish[] {
  return view === "services" ? WISHES : WISHES.filter((wish) => wish !== "hardware");
}

export function candidatesOf(view: View): readonly Candidate[] {
  return view === "services" ? CANDIDATES : CANDIDATES.filter((candidate) => candidate !== "cloudhsm");
}

export interface Choice {
  readonly candidate: Candidate;
  /** The first wish that it cannot give; null where it fits. */
  readonly crossedOutBy: Wish | null;
}

export function choose(
  view: View,
  answers: Answers,
): { readonly choices: readonly Choice[]; readonly best: Candidate | null } {
  const wanted = wishesOf(view).filter((wish) => answers[wish] === "yes");
  const choices = candidatesOf(view).map((candidate) => ({
    candidate,
    crossedOutBy: wanted.find((wish) => EXCLUDES[wish].includes(candidate)) ?? null,
  }));
  // They stand in order of the work that they make.
  const best = choices.find(({ crossedOutBy }) => crossedOutBy === null)?.candidate ?? null;
  return { choices, best };
}
