"use client";

import { useEffect, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type InputShape, isOperationName, loadInputShape, type OperationName } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { GROUP_NAMES, OPERATION_GROUPS } from "./operation-groups.ts";
import { OperationForm } from "./operation-form.tsx";
import { useAddress, writeAddress } from "./use-address.ts";

/** Every operation of the API: choose one, fill in the form that its own shape makes, call it. */
export function OperationRunner() {
  const t = useTexts("sandbox");
  const { selected, record } = useBench();
  const asked = useAddress("operation") ?? "";
  const operation: OperationName = isOperationName(asked) ? asked : "DescribeKey";
  const [shape, setShape] = useState<{ readonly of: OperationName; readonly members: InputShape } | null>(null);
  useEffect(() => {
    let current = true;
    const load = async () => {
      const members = await loadInputShape(operation);
      if (current) setShape({ of: operation, members });
    };
    void load();
    return () => {
      current = false;
    };
  }, [operation]);
  return (
    <section aria-labelledby="operations" className="sheet min-w-0 p-4">
      <h2 id="operations" className="text-lg">
        {t("operations.title")}
      </h2>
      <div className="mt-3 grid max-w-[26rem] grid-cols-1 gap-1 text-sm">
        <label htmlFor="operation">{t("operation")}</label>
        <select
          id="operation"
          className="field font-mono"
          value={operation}
          onChange={(event) => writeAddress({ operation: event.target.value })}
        >
          {GROUP_NAMES.map((group) => (
            <optgroup key={group} label={t(`operations.group.${group}`)}>
              {OPERATION_GROUPS[group].map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p className="mt-2 text-sm">
        <a
          className="text-link"
          href={`https://docs.aws.amazon.com/kms/latest/APIReference/API_${operation}.html`}
          rel="noreferrer"
          target="_blank"
        >
          {t("operations.reference", { operation })}
        </a>
      </p>
      {shape?.of === operation ? (
        // Another operation, key or blob begins the form anew.
        <OperationForm
          key={`${operation} ${selected?.arn} ${record?.events[0]?.eventID}`}
          operation={operation}
          shape={shape.members}
        />
      ) : (
        <p className="skeleton mt-4 min-h-40">{t("loading")}</p>
      )}
    </section>
  );
}
