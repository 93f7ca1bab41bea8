import type { Locale } from "@/lib/content/locale";

import type messages from "../content/messages/en.json";

/** The catalogue's shape: English is the reference, a content test holds Portuguese to it. */
export type Messages = typeof messages;
export type Namespace = keyof Messages;

export async function loadMessages(locale: Locale): Promise<Messages> {
  if (locale === "pt-BR") return (await import("../content/messages/pt-BR.json")).default;
  return (await import("../content/messages/en.json")).default;
}
