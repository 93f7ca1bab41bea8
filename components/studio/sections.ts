import type { Route } from "@/i18n/routing";

interface StudioSection {
  readonly id: string;
  readonly route: Route;
}

/**
 * What the studio consists of, in the order of its navigation: one line for each section. A section's name and the
 * sentence about it are `sections.<id>` in the `studio` namespace of the catalogues.
 */
export const STUDIO_SECTIONS: readonly StudioSection[] = [];
