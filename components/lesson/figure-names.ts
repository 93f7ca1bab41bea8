import type { Messages } from "@/i18n/messages";

/** The parts of the `kms` texts that a figure reads besides its own in `figures`; null for all of them. */
type KmsParts = readonly (keyof Messages["kms"])[] | null;

const BYTES = ["copied", "field", "fieldNote", "byteMap", "flip"] as const;

/** The figures that lessons may name, and what each is given. */
export const FIGURES = {
  envelope: { kms: null },
  "key-kind-chooser": { kms: [], views: ["kinds", "services"] },
  "key-state-machine": { kms: [] },
  "context-mismatch": { kms: [] },
  "rotation-timeline": { kms: [] },
  "policy-evaluator": { kms: [] },
  "trail-explorer": { kms: [] },
  "price-calculator": { kms: [], prices: true },
  "multi-region-map": { kms: [], prices: true },
  "service-traces": { kms: [] },
  "sign-and-verify": { kms: BYTES },
  "hsm-boundary": { kms: [], views: ["things", "origins", "crossings"] },
  "history-line": {
    kms: [],
    facts: [
      "cmk-is-old-name",
      "aws-managed-legacy",
      "aws-managed-rotates-yearly",
      "rotation-period",
      "kms-fips-140-3-since-2024",
      "kms-hsm-fips-140-3",
      "cloudhsm-fips-both",
    ],
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly kms: KmsParts;
      /** The faces it has; the first is shown where a lesson names none. */
      readonly views?: readonly string[];
      readonly prices?: true;
      readonly facts?: readonly string[];
    }
  >
>;

export type FigureName = keyof typeof FIGURES;

export function isFigureName(value: string): value is FigureName {
  return Object.hasOwn(FIGURES, value);
}

/** Every fact that some figure shows. */
export const FIGURE_FACTS: readonly string[] = FIGURES["history-line"].facts;
