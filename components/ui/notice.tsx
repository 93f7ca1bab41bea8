import type { ReactNode } from "react";

interface Props {
  /** A short mark for the margin: a status, a code. */
  readonly mark: string;
  readonly title: string;
  readonly body: string;
  /** What one can do now: links and buttons. */
  readonly children?: ReactNode;
}

/** A whole-page message: not found, error, offline. */
export function Notice({ mark, title, body, children }: Props) {
  return (
    <section className="leaf margin-row py-16 md:py-24">
      <p className="margin-label">{mark}</p>
      <div className="max-w-[62ch]">
        <h1 className="text-3xl">{title}</h1>
        <p className="mt-4 text-ink-soft">{body}</p>
        <div className="mt-8 flex flex-wrap gap-3">{children}</div>
      </div>
    </section>
  );
}
