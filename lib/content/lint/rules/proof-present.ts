import type { ItemDocument } from "../../item.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { textsOf } from "../item-texts.ts";

/** Marks an item that says what KMS does with a call: the simulator can show it, so it must. */
export const BEHAVIOUR_TAG = "kms-behaviour";

/** An item about behaviour of KMS has its proof. One that looks like it and is not marked is pointed out. */
export const proofPresent: ItemRule = {
  name: "proof-present",
  check(item): Fault[] {
    if (item.proof !== undefined) return [];
    if (item.tags.includes(BEHAVIOUR_TAG))
      return [{ severity: "error", where: "proof", message: `an item with the tag ${BEHAVIOUR_TAG} has a proof` }];
    const call = callIn(item);
    return call === null
      ? []
      : [
          {
            severity: "warning",
            where: "proof",
            message: `speaks of ${call}, but has neither proof nor ${BEHAVIOUR_TAG}`,
          },
        ];
  },
};

/** Names that only a call, or the error it ends with, has. */
const CALL =
  /(?<!\p{L})(?:aws kms [a-z-]+|kms:[A-Z]\w+|(?:Generate|Create|Schedule|Cancel|Enable|Disable|Describe|Import|Replicate|Update|Retire|Revoke)[A-Z][a-z]\w+|ReEncrypt|\w+Exception)(?!\p{L})/u;

function callIn(item: ItemDocument): string | null {
  for (const { role, text } of textsOf(item)) {
    const found = role === "rationale" ? null : CALL.exec(text.en);
    if (found) return found[0];
  }
  return null;
}
