import { elementsOf } from "../../item-elements.ts";
import { parseLessonLink } from "../../registry.ts";
import type { Fault, ItemRule } from "../finding.ts";

/** What an item refers to is there: facts, misconceptions, its lesson, its blueprint point. */
export const liveReferences: ItemRule = {
  name: "live-references",
  check(item, { facts, misconceptions, points }) {
    const faults: Fault[] = [];
    const dead = (where: string, message: string) => faults.push({ severity: "error", where, message });
    for (const { fact } of item.references) if (!facts.has(fact)) dead("references", `there is no fact "${fact}"`);
    const beliefs = [...elementsOf(item), ...(item.type === "matching" ? item.choices : [])];
    for (const { id, misconception } of new Map(beliefs.map((part) => [part.id, part])).values())
      if (misconception !== undefined && !misconceptions.has(misconception))
        dead(id, `there is no misconception "${misconception}"`);
    if (!points.has(item.blueprint)) dead("blueprint", `the blueprint has no point "${item.blueprint}"`);
    const link = parseLessonLink(item.lesson);
    if (link === null) dead("lesson", `"${item.lesson}" is no section of a lesson`);
    else if (link.slug !== item.topic)
      faults.push({
        severity: "warning",
        where: "lesson",
        message: `sends to "${link.slug}", while the topic is "${item.topic}"`,
      });
    return faults;
  },
};
