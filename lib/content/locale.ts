/**
 * The two languages, equal in every part. Every page loads this, so it is free of zod; the schemas
 * are in bilingual.ts.
 */
export const LOCALES = ["en", "pt-BR"] as const;
export type Locale = (typeof LOCALES)[number];
