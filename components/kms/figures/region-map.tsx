"use client";

import { useTexts } from "@/i18n/use-texts";

import { type Region, REGION_NAMES, type RegionPlan, type RegionResult, REGIONS } from "./multi-region-run.ts";

const [WIDTH, HEIGHT] = [340, 170];
/** The part of the world in which the Regions are. */
const [NORTH, SOUTH, WEST, EAST] = [70, -50, -140, 165];

const x = (longitude: number) => ((longitude - WEST) / (EAST - WEST)) * WIDTH;
const y = (latitude: number) => ((NORTH - latitude) / (NORTH - SOUTH)) * HEIGHT;

/** Where a name stands beside its marker, so that none covers another. */
const LABELS: Readonly<
  Record<Region, { readonly x: number; readonly y: number; readonly textAnchor: "start" | "middle" | "end" }>
> = {
  "us-west-2": { x: -10, y: -13, textAnchor: "start" },
  "us-east-1": { x: 13, y: 4, textAnchor: "start" },
  "sa-east-1": { x: 0, y: 22, textAnchor: "middle" },
  "eu-west-1": { x: 0, y: -13, textAnchor: "middle" },
  "eu-central-1": { x: 13, y: 6, textAnchor: "start" },
  "ap-south-1": { x: 0, y: 22, textAnchor: "middle" },
  "ap-southeast-2": { x: 10, y: -13, textAnchor: "end" },
};

/** Regions by longitude and latitude. The list under it says the same in words. */
export function RegionMap({ plan, opened }: { readonly plan: RegionPlan; readonly opened: RegionResult["opened"] }) {
  const t = useTexts("figures");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="w-full rounded border border-rule bg-well"
      role="img"
      aria-label={t("multi-region-map.map")}
    >
      {[-120, -60, 0, 60, 120].map((longitude) => (
        <line key={longitude} x1={x(longitude)} x2={x(longitude)} y1={0} y2={HEIGHT} stroke="var(--rule)" />
      ))}
      {[45, 0, -45].map((latitude) => (
        <line
          key={latitude}
          x1={0}
          x2={WIDTH}
          y1={y(latitude)}
          y2={y(latitude)}
          stroke="var(--rule)"
          strokeDasharray={latitude === 0 ? undefined : "2 3"}
          strokeWidth={latitude === 0 ? 1.5 : 1}
        />
      ))}
      {plan.replicas.map((region) => (
        <line
          key={region}
          x1={x(REGIONS[plan.home].longitude)}
          y1={y(REGIONS[plan.home].latitude)}
          x2={x(REGIONS[region].longitude)}
          y2={y(REGIONS[region].latitude)}
          stroke="var(--byte-key-identity)"
          strokeDasharray="4 3"
        />
      ))}
      {REGION_NAMES.map((region) => {
        const { longitude, latitude } = REGIONS[region];
        const opens = opened[region] === null;
        const label = LABELS[region];
        return (
          <g key={region} transform={`translate(${x(longitude)} ${y(latitude)})`}>
            <circle
              r={6}
              fill={opens ? "var(--pass)" : "var(--paper)"}
              stroke={opens ? "var(--pass)" : "var(--rule-strong)"}
              strokeWidth={1.5}
            />
            <path
              d={opens ? "M-3 0L-1 2.5L3 -2.5" : "M-2.5 -2.5L2.5 2.5M2.5 -2.5L-2.5 2.5"}
              fill="none"
              stroke={opens ? "var(--paper)" : "var(--ink-soft)"}
              strokeWidth={1.5}
            />
            {region === plan.encryptedIn && <circle r={9.5} fill="none" stroke="var(--ink)" strokeWidth={1.5} />}
            <text {...label} fontSize={11} fill="var(--ink)" className="font-mono">
              {region}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
