import { describe, expect, it } from "vitest";

import { loadRunners } from "@/lib/bench";
import { elementsOf } from "@/lib/content/item-elements";
import { loadItemFiles, loadPriceTable } from "@/server/content/load-content-files";

const prices = await loadPriceTable();
const { runProof } = await loadRunners();
/** The making of RSA keys takes seconds on a busy machine. */
const TIMEOUT_MS = 60_000;
const proven = (await loadItemFiles()).filter((item) => item.proof !== undefined);

describe.each(proven.map((item) => [item.id, item] as const))("the proof of %s", (id, item) => {
  it(
    "holds for its keys and for nothing else, as the item says",
    async () => {
      const { proof } = item;
      if (!proof) return;
      const claims = await runProof(proof, {
        keys: elementsOf(item)
          .filter(({ key }) => key)
          .map((element) => element.id),
        prices,
        seed: id,
      });
      const unexpected = claims.filter(({ asExpected }) => !asExpected);
      expect(unexpected.map(({ option, kind, output }) => `${option} (${kind}): ${output}`)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
