"use client";

import { useTexts } from "@/i18n/use-texts";

import type { State } from "./key-state-run.ts";

const BOXES: Readonly<Record<State, { readonly x: number; readonly y: number }>> = {
  PendingImport: { x: 2, y: 8 },
  Enabled: { x: 222, y: 8 },
  Disabled: { x: 222, y: 98 },
  PendingDeletion: { x: 222, y: 188 },
  Gone: { x: 2, y: 188 },
};
const [WIDTH, HEIGHT] = [116, 34];

interface Arrow {
  readonly path: string;
  /** Short, since the buttons below bear the whole names. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

/** Arrows as the API draws them: the one out of the picture has no way back. */
const ARROWS: readonly Arrow[] = [
  { path: "M120 25H219", label: "Import…", x: 169, y: 18, anchor: "middle" },
  { path: "M238 44V95", label: "DisableKey", x: 244, y: 62, anchor: "start" },
  { path: "M324 96V45", label: "EnableKey", x: 319, y: 84, anchor: "end" },
  { path: "M238 134V185", label: "Schedule…", x: 244, y: 152, anchor: "start" },
  { path: "M324 186V135", label: "Cancel…", x: 319, y: 174, anchor: "end" },
  { path: "M220 38C160 70 160 160 219 194", label: "Schedule…", x: 168, y: 120, anchor: "end" },
  { path: "M220 205H121", label: "", x: 0, y: 0, anchor: "start" },
];

export function KeyStateDiagram({ state }: { readonly state: State }) {
  const t = useTexts("figures");
  return (
    <svg viewBox="0 0 340 226" className="w-full max-w-[30rem]" role="img" aria-label={t("key-state-machine.diagram")}>
      <defs>
        <marker id="state-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0L8 4L0 8z" fill="var(--ink-soft)" />
        </marker>
      </defs>
      {ARROWS.map(({ path, label, x, y, anchor }) => (
        <g key={path}>
          <path d={path} fill="none" stroke="var(--ink-soft)" strokeWidth={1.5} markerEnd="url(#state-arrow)" />
          {label !== "" && (
            <text x={x} y={y} textAnchor={anchor} fontSize={12} fill="var(--ink-soft)" className="font-mono">
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
              fontSize={12.5}
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
