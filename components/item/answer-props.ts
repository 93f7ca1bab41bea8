import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";
import type { Locale } from "@/lib/content/locale";
import type { Response } from "@/lib/exam";

/** What every way of answering is given. */
export interface AnswerProps<Type extends PublicItemDto["type"]> {
  /** Unique on the page: it groups the fields. */
  readonly name: string;
  readonly item: Extract<PublicItemDto, { type: Type }>;
  /** The language of the item's texts, which is not always the page's. */
  readonly locale: Locale;
  /** What stands; null while nothing does. */
  readonly response: Response | null;
  readonly onRespond: (response: Response | null) => void;
  /** Given once the answer is stored: it can no longer be changed, and each part has its reason. */
  readonly feedback?: ItemFeedbackDto | undefined;
}
