import type { ItemDocument } from "../item.ts";
import { BANK, type BankRule, type Finding, type ItemRule, type LintContext } from "./finding.ts";
import { absolutes } from "./rules/absolutes.ts";
import { certainKey } from "./rules/certain-key.ts";
import { cueWords } from "./rules/cue-words.ts";
import { distinctOptions } from "./rules/distinct-options.ts";
import { distinctStems } from "./rules/distinct-stems.ts";
import { freshFacts } from "./rules/fresh-facts.ts";
import { keyLength, keyLengthShare } from "./rules/key-length.ts";
import { keyPosition } from "./rules/key-position.ts";
import { liveReferences } from "./rules/live-references.ts";
import { negativeStem } from "./rules/negative-stem.ts";
import { noPlaces } from "./rules/no-places.ts";
import { ownRationale } from "./rules/own-rationale.ts";
import { proofPresent } from "./rules/proof-present.ts";
import { sameNames } from "./rules/same-names.ts";
import { sameNegations } from "./rules/same-negations.ts";
import { sameNumbers } from "./rules/same-numbers.ts";
import { selectCount } from "./rules/select-count.ts";
import { tellingIds } from "./rules/telling-ids.ts";

export const ITEM_RULES: readonly ItemRule[] = [
  sameNumbers,
  sameNames,
  sameNegations,
  selectCount,
  certainKey,
  noPlaces,
  ownRationale,
  keyLength,
  absolutes,
  negativeStem,
  cueWords,
  distinctOptions,
  tellingIds,
  liveReferences,
  freshFacts,
  proofPresent,
];

export const BANK_RULES: readonly BankRule[] = [distinctStems, keyLengthShare, keyPosition];

/** What one item does wrong on its own, for an author's editor as for the gate. */
export function lintItem(item: ItemDocument, context: LintContext): Finding[] {
  return ITEM_RULES.flatMap(({ name, check }) =>
    check(item, context).map((fault) => ({ ...fault, rule: name, item: item.id })),
  );
}

/** What the items do wrong, each on its own and all together. */
export function lintBank(items: readonly ItemDocument[], context: LintContext): Finding[] {
  const together = BANK_RULES.flatMap(({ name, check }) =>
    check(items).map(({ item = BANK, ...fault }) => ({ ...fault, rule: name, item })),
  );
  return [...items.flatMap((item) => lintItem(item, context)), ...together];
}

/** One line for a person: "rotation-period (same-numbers, error) stem: numbers differ …". */
export function describeFinding({ item, rule, severity, where, message }: Finding): string {
  return `${item} (${rule}, ${severity}) ${where}: ${message}`;
}
