import type { Bilingual } from "../bilingual.ts";
import { elementsOf } from "../item-elements.ts";
import type { ItemDocument } from "../item.ts";

export interface ItemText {
  /** "stem", "encrypt.text", "encrypt.rationale", … */
  readonly where: string;
  readonly role: "stem" | "option" | "rationale" | "other";
  readonly text: Bilingual;
}

/** Every text of an item that a learner can come to see. */
export function textsOf(item: ItemDocument): ItemText[] {
  const texts: ItemText[] = [{ where: "stem", role: "stem", text: item.stem }];
  const parts = item.type === "matching" ? [...elementsOf(item), ...askedChoices(item)] : elementsOf(item);
  for (const { id, text, rationale } of parts) {
    if (text) texts.push({ where: `${id}.text`, role: "option", text });
    if (rationale) texts.push({ where: `${id}.rationale`, role: "rationale", text: rationale });
  }
  if (item.type === "numeric" && item.unit) texts.push({ where: "unit", role: "other", text: item.unit });
  for (const { option, says } of [...item.counterfactuals, ...(item.proof?.counterfactuals ?? [])])
    texts.push({ where: `${option}.counterfactual`, role: "other", text: says });
  for (const [id, claim] of Object.entries(item.proof?.claims ?? {}))
    if ("notExecutable" in claim) texts.push({ where: `${id}.claim`, role: "other", text: claim.notExecutable });
  return texts;
}

interface TextPart {
  readonly id: string;
  readonly text: Bilingual;
  readonly rationale?: Bilingual | undefined;
}

/** The choices that some prompt asks for: elementsOf leaves them to their prompts. */
function askedChoices(item: Extract<ItemDocument, { type: "matching" }>): TextPart[] {
  return item.choices.filter(({ id }) => item.prompts.some(({ answer }) => answer === id));
}

export interface ChoiceOption {
  readonly id: string;
  readonly key: boolean;
  readonly text: Bilingual;
}

/** The options of an item that is answered by choosing among texts; none for the other types. */
export function optionsOf(item: ItemDocument): readonly ChoiceOption[] {
  return item.type === "single-choice" || item.type === "multiple-response" ? item.options : [];
}
