import type { PublicItemDto } from "@/lib/api/common";
import type { Response } from "@/lib/exam";

/** The chosen options as a response, or null while there is nothing to send. */
export function toResponse(type: PublicItemDto["type"], chosen: readonly string[]): Response | null {
  const [first] = chosen;
  if (first === undefined) return null;
  return type === "single-choice" ? { type, optionId: first } : { type, optionIds: [...chosen] };
}

export function chosenIn(response: Response | null): readonly string[] {
  if (response === null) return [];
  return response.type === "single-choice" ? [response.optionId] : response.optionIds;
}
