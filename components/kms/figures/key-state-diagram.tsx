"use client";

import { useTexts } from "@/i18n/use-texts";

import type { State } from "./key-state-run.ts";

const BOXES: Readonly<Record<State, { readonly x: number; readonly y: number }>> = {
  PendingImport: { x: 4, y: 6 },
  Enabled: { x: 226, y: 6 },
  Disabled: { x: 226, y: 96 },
  PendingDeletion: { x: 226, y: 186 },
  Gone: { x: 4, y: 186 },
};
const [WIDTH, HEIGHT] = [126, 34];

/** Arrows as the API draws them: the one out of the picture has no way back. */
const ARROWS: readonly {
  readonly path: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}[] = [
  { path: "M132 23H222", label: "ImportKeyMaterial", x: 177, y: 48, anchor: "middle" },
  { path: "M262 42V92", label: "DisableKey", x: 256, y: 66, anchor: "end" },
  { path: "M318 94V44", label: "EnableKey", x: 324, y: 80, anchor: "start" },
  { path: "M262 132V182", label: "ScheduleKeyDeletion", x: 256, y: 160, anchor: "end" },
  { path: "M318 184V134", label: "Cancel…", x: 324, y: 162, anchor: "start" },
  { path: "M224 32C150 60 130 150 224 194", label: "", x: 0, y: 0, anchor: "start" },
  { path: "M222 203H134", label: "", x: 0, y: 0, anchor: "start" },
];

export function KeyStateDiagram({ state }: { readonly state: State }) {
  const t = useTexts("figures");
  return (
    <svg viewBox="0 0 390 226" className="w-full max-w-[34rem]" role="img" aria-label={t("key-state-machine.diagram")}>
      <defs>
        <marker id="state-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0L8 4L0 8z" fill="var(--ink-soft)" />
        </marker>
      </defs>
      {ARROWS.map(({ path, label, x, y, anchor }) => (
        <g key={path}>
          <path d={path} fill="none" stroke="var(--ink-soft)" strokeWidth={1.5} markerEnd="url(#state-arrow)" />
          {label !== "" && (
            <text x={x} y={y} textAnchor={anchor} fontSize={11} fill="var(--ink-soft)" className="font-mono">
              {label}
            </text>
          )}
        </g>
      ))}
      {Object.entries(BOXES).map(([name, { x, y }]) => {
        const current = name === state;
        return (
          <g key={name}>
            <rect
              x={x}
              y={y}
              width={WIDTH}
              height={HEIGHT}
              rx={6}
              fill={current ? "var(--ink)" : "var(--sheet)"}
              stroke={current ? "var(--ink)" : "var(--rule-strong)"}
              strokeDasharray={name === "Gone" ? "5 4" : undefined}
              strokeWidth={current ? 3 : 1.5}
            />
            <text
              x={x + WIDTH / 2}
              y={y + 22}
              textAnchor="middle"
              fontSize={13}
              fontWeight={current ? 700 : 500}
              fill={current ? "var(--paper)" : "var(--ink)"}
            >
              {name === "Gone" ? t("key-state-machine.gone") : name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
