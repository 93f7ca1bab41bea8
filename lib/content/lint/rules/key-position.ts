import type { BankRule, Fault } from "../finding.ts";

/** With fewer items a share says nothing. */
const ENOUGH = 20;
const SMALLEST_SHARE = 0.1;
const LARGEST_SHARE = 0.4;
const OPTIONS = 4;

/**
 * In the files, keys stand at every place about equally often. Learners see options shuffled; exports
 * to other systems keep the files' order.
 */
export const keyPosition: BankRule = {
  name: "key-position",
  check(items) {
    const places = items.flatMap((item) =>
      item.type === "single-choice" && item.options.length === OPTIONS
        ? [item.options.findIndex(({ key }) => key)]
        : [],
    );
    if (places.length < ENOUGH) return [];
    return Array.from({ length: OPTIONS }, (_, place) => place).flatMap((place): Fault[] => {
      const share = places.filter((each) => each === place).length / places.length;
      if (share >= SMALLEST_SHARE && share <= LARGEST_SHARE) return [];
      const percent = Math.round(share * 100);
      return [
        {
          severity: "error",
          where: `options.${place}`,
          message: `${percent} % of the keys stand at place ${place + 1}`,
        },
      ];
    });
  },
};
