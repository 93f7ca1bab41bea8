import type { ReactNode } from "react";

import { MarginSection } from "@/components/ui/margin-section";

interface Props {
  readonly label: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the progress page, with its note in the margin. */
export function Section({ label, title, children }: Props) {
  return (
    <div className="mt-16">
      <MarginSection label={label}>
        <h2 className="text-2xl">{title}</h2>
        {children}
      </MarginSection>
    </div>
  );
}
