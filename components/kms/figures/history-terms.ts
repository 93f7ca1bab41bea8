/**
 * Names and rules that changed, with the year from which the new one holds. Sources are those of the facts named.
 */
export interface Term {
  readonly id: "cmk" | "managed-legacy" | "managed-rotation" | "fips";
  /** The first year of the new word; a text of that year may use either. */
  readonly year: number;
  /** The last year in which both are about; that of the change where it is left out. */
  readonly until?: number;
  readonly facts: readonly string[];
}

export const TERMS: readonly Term[] = [
  { id: "cmk", year: 2021, facts: ["cmk-is-old-name"] },
  { id: "managed-legacy", year: 2021, facts: ["aws-managed-legacy"] },
  { id: "managed-rotation", year: 2022, facts: ["aws-managed-rotates-yearly", "rotation-period"] },
  // KMS changed in 2024; CloudHSM's certificate to FIPS 140-2 became historical in January 2026.
  {
    id: "fips",
    year: 2024,
    until: 2026,
    facts: ["kms-fips-140-3-since-2024", "kms-hsm-fips-140-3", "cloudhsm-fips-both"],
  },
];

export const FIRST_YEAR = 2018;

export type Age = "old" | "turning" | "new";

/** Whether a text of a year speaks the old way, may speak either, or speaks as today. */
export function ageOf({ year, until = year }: Term, written: number): Age {
  if (written < year) return "old";
  return written <= until ? "turning" : "new";
}
