import type { Fault, ItemRule } from "../finding.ts";

/** What an item rests on was looked at in time, and the item after the fact last changed. */
export const freshFacts: ItemRule = {
  name: "fresh-facts",
  check: (item, { facts, today }) =>
    item.references.flatMap(({ fact: id, checked }): Fault[] => {
      const where = "references";
      const fact = facts.get(id);
      if (checked > today)
        return [{ severity: "error", where, message: `"${id}" was checked in the future: ${checked}` }];
      if (fact === undefined) return [];
      if (fact.recheckBy < today)
        return [
          { severity: "error", where, message: `the fact "${id}" should have been looked at by ${fact.recheckBy}` },
        ];
      if (checked < fact.checked)
        return [
          {
            severity: "warning",
            where,
            message: `the fact "${id}" was checked on ${fact.checked}, the item's page on ${checked}`,
          },
        ];
      return [];
    }),
};
