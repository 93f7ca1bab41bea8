import type { ReactNode } from "react";

interface Props {
  /** The note in the margin. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A section of a leaf with its note in the ruled margin. */
export function MarginSection({ label, children }: Props) {
  return (
    <section className="margin-row">
      <p className="margin-label">{label}</p>
      <div>{children}</div>
    </section>
  );
}
