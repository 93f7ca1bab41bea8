import type { Locale } from "@/lib/content/locale";

/** What a project of playwright.config.ts says beyond Playwright's own options. */
export interface E2eOptions {
  readonly lang: Locale;
}
