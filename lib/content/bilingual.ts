import * as z from "zod/mini";

import { LOCALES } from "./locale.ts";

export const LocaleSchema = z.enum(LOCALES);

/** A text in both languages: neither may be missing or blank. */
export const Bilingual = z.strictObject({
  en: z.string().check(z.minLength(1)),
  "pt-BR": z.string().check(z.minLength(1)),
});
export type Bilingual = z.infer<typeof Bilingual>;
