import type { Scenario } from "@/lib/kms";

/** The members of a scenario that are numbers, in the order of the form and of the address. */
export const COUNTS = [
  "customerKeys",
  "awsManagedKeys",
  "replicas",
  "rotatedKeys",
  "rotationsEach",
  "s3Requests",
] as const;
export type Count = (typeof COUNTS)[number];

export const REQUEST_KINDS = ["symmetric", "rsa-2048", "asymmetric", "ecc-data-key-pair", "rsa-data-key-pair"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** More than any account has, and small enough that sums stay exact. */
const MOST: Readonly<Record<Count, number>> = {
  customerKeys: 100_000,
  awsManagedKeys: 100_000,
  replicas: 100_000,
  rotatedKeys: 100_000,
  rotationsEach: 25,
  s3Requests: 1_000_000_000,
};
const MOST_REQUESTS = 1_000_000_000;

export const FIRST_SCENARIO: Scenario = {
  customerKeys: 3,
  awsManagedKeys: 2,
  replicas: 0,
  rotatedKeys: 1,
  rotationsEach: 1,
  requests: { symmetric: 100_000, "rsa-2048": 0, asymmetric: 0, "ecc-data-key-pair": 0, "rsa-data-key-pair": 0 },
  s3Requests: 2_000_000,
  bucketKeys: false,
};

export type ScenarioChange =
  | { readonly member: Count; readonly value: number }
  | { readonly request: RequestKind; readonly value: number }
  | { readonly bucketKeys: boolean };

/** A scenario with one member changed. Numbers that cannot be are brought to the nearest that can. */
export function changeScenario(scenario: Scenario, change: ScenarioChange): Scenario {
  if ("bucketKeys" in change) return { ...scenario, bucketKeys: change.bucketKeys };
  if ("member" in change) return { ...scenario, [change.member]: whole(change.value, MOST[change.member]) };
  return { ...scenario, requests: { ...scenario.requests, [change.request]: whole(change.value, MOST_REQUESTS) } };
}

const VERSION = "1";
const NAME = "price-calculator";

/** For the fragment of an address: it is not sent to any server. */
export function writeScenario(scenario: Scenario): string {
  const parameters = new URLSearchParams({ [NAME]: VERSION });
  for (const count of COUNTS) parameters.set(count, String(scenario[count]));
  for (const kind of REQUEST_KINDS) parameters.set(kind, String(scenario.requests[kind]));
  parameters.set("bucketKeys", scenario.bucketKeys ? "on" : "off");
  return parameters.toString();
}

/** @returns null for a fragment that is none of ours; a number that is none counts as 0. */
export function readScenario(fragment: string): Scenario | null {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  if (parameters.get(NAME) !== VERSION) return null;
  const number = (name: string) => Number(parameters.get(name) ?? 0);
  let scenario = changeScenario(FIRST_SCENARIO, { bucketKeys: parameters.get("bucketKeys") === "on" });
  for (const member of COUNTS) scenario = changeScenario(scenario, { member, value: number(member) });
  for (const request of REQUEST_KINDS) scenario = changeScenario(scenario, { request, value: number(request) });
  return scenario;
}

function whole(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(0, Math.floor(value))) : 0;
}
