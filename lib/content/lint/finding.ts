import type { Fact } from "../fact.ts";
import type { ItemDocument } from "../item.ts";

/** error: the gate fails. warning: counted and shown to authors, who may know better. */
export type Severity = "error" | "warning";

export interface Fault {
  readonly severity: Severity;
  /** The member at fault, for a person: "stem", "options.kms.rationale"; with the language where it matters. */
  readonly where: string;
  readonly message: string;
}

export interface Finding extends Fault {
  readonly rule: string;
  /** The item's id; "(bank)" for what is true of all together. */
  readonly item: string;
}

/** What the items refer to, and the day. */
export interface LintContext {
  readonly facts: ReadonlyMap<string, Pick<Fact, "checked" | "recheckBy" | "confidence">>;
  readonly misconceptions: ReadonlySet<string>;
  /** Blueprint points, e.g. "clf-c02:2.2-S4". */
  readonly points: ReadonlySet<string>;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A rule that looks at one item. Pure: the same item and context give the same faults. */
export interface ItemRule {
  readonly name: string;
  readonly check: (item: ItemDocument, context: LintContext) => Fault[];
}

/** A rule that looks at all items together; faults that belong to one of them name it. */
export interface BankRule {
  readonly name: string;
  readonly check: (items: readonly ItemDocument[]) => (Fault & { readonly item?: string })[];
}

export const BANK = "(bank)";
