"use client";

import type { ReactNode } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { CloudTrailEvent } from "@/lib/kms";

import { useBench } from "../bench-context.tsx";
import { choicesOf, EVENT_KINDS, NO_FILTER, type TrailFilter } from "./trail-filter.ts";

interface Props {
  readonly events: readonly CloudTrailEvent[];
  readonly filter: TrailFilter;
  readonly onFilter: (filter: TrailFilter) => void;
}

const asItIs = (value: string) => value;

/** What to look for: the kind, the name, the key, the caller, the time, and any text. */
export function TrailFilterForm({ events, filter, onFilter }: Props) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const choices = choicesOf(events);
  const put = (more: Partial<TrailFilter>) => onFilter({ ...filter, ...more });
  const nameOfKey = (arn: string) => kms.world.keys.get(arn)?.description || arn.slice(arn.lastIndexOf("/") + 1);
  return (
    <div className="grid grid-cols-1 items-end gap-3 text-sm sm:grid-cols-2 xl:grid-cols-3">
      <Labelled text={t("trail.show")}>
        <select
          className="field"
          value={filter.kind}
          onChange={({ target }) => put({ kind: EVENT_KINDS.find((kind) => kind === target.value) ?? "all" })}
        >
          {EVENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`trail.filter.${kind}`)}
            </option>
          ))}
        </select>
      </Labelled>
      {(
        [
          ["name", choices.names, asItIs],
          ["key", choices.keys, nameOfKey],
          ["who", choices.who, asItIs],
        ] as const
      ).map(([member, values, nameOf]) => (
        <Labelled key={member} text={t(`trail2.${member}`)}>
          <select className="field" value={filter[member]} onChange={({ target }) => put({ [member]: target.value })}>
            <option value="">{t("trail2.any")}</option>
            {values.map((value) => (
              <option key={value} value={value}>
                {nameOf(value)}
              </option>
            ))}
          </select>
        </Labelled>
      ))}
      {(["from", "to"] as const).map((member) => (
        <Labelled key={member} text={t(`trail2.${member}`)}>
          <input
            type="datetime-local"
            className="field"
            value={filter[member]}
            onChange={({ target }) => put({ [member]: target.value })}
          />
        </Labelled>
      ))}
      <Labelled text={t("trail.search")}>
        <input
          type="search"
          className="field"
          value={filter.text}
          onChange={({ target }) => put({ text: target.value })}
        />
      </Labelled>
      <div>
        <button type="button" className="button button-quiet button-small" onClick={() => onFilter(NO_FILTER)}>
          {t("trail2.clear")}
        </button>
      </div>
    </div>
  );
}

function Labelled({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <label className="grid min-w-0 gap-1">
      {text}
      {children}
    </label>
  );
}
