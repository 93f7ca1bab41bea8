import type { Fact } from "@/lib/content/fact";
import type { PriceTable } from "@/lib/content/price-table";

/** What a lesson's page gives a figure. All of it can be sent to a browser. */
export interface FigureProps {
  /** Which face of the figure, where it has several. */
  readonly view: string | null;
  readonly prices: PriceTable | null;
  readonly facts: readonly Fact[];
}
