"use client";

import { useTexts } from "@/i18n/use-texts";

interface Props {
  /** What the chart shows. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly string[])[];
}

/** The figures of a chart, to be read or listened to: what the chart draws, and nothing that it does not. */
export function ChartTable({ caption, head, rows }: Props) {
  const t = useTexts("progress");
  return (
    <details className="mt-3">
      <summary className="inline-block py-1 text-sm text-ink-soft underline decoration-rule-strong underline-offset-[0.2em]">
        {t("table")}
        <span className="sr-only">: {caption}</span>
      </summary>
      <div
        role="region"
        aria-label={caption}
        // A region that may scroll must be reachable by the keyboard.
        tabIndex={0}
        className="mt-2 overflow-x-auto"
      >
        <table className="w-full text-left text-sm tabular-nums">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col" className="border-b border-rule-strong py-1.5 pr-4 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row" className="border-b border-rule py-1.5 pr-4 font-normal">
                  {name}
                </th>
                {cells.map((cell, index) => (
                  <td key={head[index + 1]} className="border-b border-rule py-1.5 pr-4">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
