import { plainText } from "@/components/item/plain-text";
import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";
import type { Locale } from "@/lib/content/locale";

/** What a claim is about, in words: the option, the step, the prompt; the id where the item shows no words for it. */
export function subjectOf(item: PublicItemDto, id: string, locale: Locale): string {
  const parts = "options" in item ? item.options : [];
  const prompts = item.type === "matching" ? item.prompts : [];
  const part = [...parts, ...prompts].find((candidate) => candidate.id === id);
  return part ? plainText(part.text[locale]) : id;
}

/** An answered question with its proof. */
export interface Proven {
  readonly position: number;
  readonly item: PublicItemDto;
  readonly feedback: ItemFeedbackDto;
}
