import { elementsOf } from "../../item-elements.ts";
import type { ItemDocument } from "../../item.ts";
import type { Fault, ItemRule } from "../finding.ts";

/** Ids go to the browser before the answer, so they say nothing of what is right, of places and of pairs. */
export const tellingIds: ItemRule = {
  name: "telling-ids",
  check(item) {
    const verdicts = item.type === "true-false" ? [] : elementsOf(item).filter(({ id }) => VERDICT.test(id));
    return [
      ...verdicts.map(({ id }): Fault => ({
        severity: "warning",
        where: id,
        message: "the id tells right from wrong",
      })),
      ...placeFaults(item),
      ...pairFaults(item),
    ];
  },
};

const VERDICT = /(?:^|-)(?:right|wrong|correct|incorrect|distractor|cert[ao]|errad[ao]|corret[ao])(?:-|$)/;
const PLACE = /(?:^|-)(?:\d+|step\d+|first|second|third|fourth|fifth|last|final|start|begin|end|one|two|three)(?:-|$)/;

function placeFaults(item: ItemDocument): Fault[] {
  if (item.type !== "ordering") return [];
  return item.elements
    .filter(({ id }) => PLACE.test(id))
    .map(({ id }) => ({ severity: "error", where: id, message: "the id tells the step's place" }));
}

function pairFaults(item: ItemDocument): Fault[] {
  if (item.type !== "matching") return [];
  return item.prompts
    .filter(({ id, answer }) => id.split("-").some((word) => answer.split("-").includes(word)))
    .map(({ id, answer }) => ({
      severity: "error",
      where: id,
      message: `the id shares a word with its match "${answer}"`,
    }));
}
