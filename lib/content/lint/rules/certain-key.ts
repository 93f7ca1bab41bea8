import { elementsOf } from "../../item-elements.ts";
import { toAnswerable, toRubric } from "../../item-rubric.ts";
import { scoreResponse } from "../../../exam/index.ts";
import type { ItemDocument } from "../../item.ts";
import type { Fault, ItemRule } from "../finding.ts";

/**
 * The key is one, and it is certain: every fact it rests on is official, it is built from no
 * misconception, and of the answers a learner can choose alone exactly one scores.
 */
export const certainKey: ItemRule = {
  name: "certain-key",
  check(item, { facts }) {
    const faults: Fault[] = [];
    for (const { fact } of item.references) {
      const confidence = facts.get(fact)?.confidence;
      if (confidence !== undefined && confidence !== "official")
        faults.push({ severity: "error", where: "references", message: `the fact "${fact}" is ${confidence}` });
    }
    if (item.type !== "ordering" && item.type !== "matching") {
      for (const { id, key, misconception } of elementsOf(item))
        if (key && misconception !== undefined)
          faults.push({ severity: "error", where: id, message: "a key is not built from a misconception" });
    }
    const scoring = scoringAlone(item);
    if (scoring !== null && scoring !== 1)
      faults.push({ severity: "error", where: "options", message: `${scoring} options score alone, not one` });
    return faults;
  },
};

/** How many options score on their own; null where options are not chosen on their own. */
function scoringAlone(item: ItemDocument): number | null {
  const rubric = toRubric(item);
  if (item.type === "single-choice") {
    const { type } = item;
    return toAnswerable(item).optionIds.filter((optionId) => scoreResponse(rubric, { type, optionId }).correct).length;
  }
  if (item.type === "true-false") {
    const { type } = item;
    return (["true", "false"] as const).filter((optionId) => scoreResponse(rubric, { type, optionId }).correct).length;
  }
  return null;
}
