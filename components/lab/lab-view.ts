import type { RichText } from "@/lib/api/rich-text";
import type { LabScript } from "@/lib/bench";

/** A lab in one language, ready for the page: its texts as trees. */
export interface LabView extends LabScript {
  readonly title: string;
  readonly steps: readonly (LabScript["steps"][number] & {
    readonly task: RichText;
    readonly hints: readonly RichText[];
  })[];
  readonly learned: RichText;
  readonly solution: string;
  /** The next lab's address, where there is one. */
  readonly next: string | null;
}
