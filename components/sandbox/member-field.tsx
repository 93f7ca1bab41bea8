"use client";

import { useId } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { MemberShape } from "@/lib/kms";

import { enumFamily } from "./enum-help.ts";
import type { Fault, FormModes, FormValues } from "./form-input.ts";
import { MemberInput } from "./member-input.tsx";
import type { PlainMember } from "./member-input-props.ts";
import { amountOf, limitFault } from "./member-limits.ts";
import type { InputMode } from "./read-bytes.ts";

interface Props {
  readonly name: string;
  /** The member's path in the input; its value is kept under it. */
  readonly path: string;
  readonly member: MemberShape;
  readonly values: FormValues;
  readonly modes: FormModes;
  readonly faults: Readonly<Record<string, Fault>>;
  readonly onValue: (path: string, value: string) => void;
  readonly onMode: (path: string, mode: InputMode) => void;
}

/** One member of an input, as the field that fits its kind. AWS's own name labels it. */
export function MemberField(props: Props) {
  const { name, path, member, values, modes, faults, onValue, onMode } = props;
  const t = useTexts("sandbox");
  const id = useId();
  if (member.type === "structure") {
    return (
      <fieldset className="grid grid-cols-1 gap-3 border-l-2 border-rule pl-4">
        <legend className="font-mono text-sm">{name}</legend>
        {Object.entries(member.members).map(([inner, shape]) => (
          <MemberField key={inner} {...props} name={inner} path={`${path}.${inner}`} member={shape} />
        ))}
      </fieldset>
    );
  }
  const fault = faults[path];
  const value = values[path] ?? "";
  const mode = modes[path] ?? "base64";
  const described = `${id}-hint${fault ? ` ${id}-fault` : ""}`;
  return (
    <div className="grid grid-cols-1 gap-1 text-sm">
      <label htmlFor={id} className="font-mono">
        {name}
        {member.required && <span className="font-sans text-ink-soft"> {t("field.required")}</span>}
      </label>
      <MemberInput
        id={id}
        name={name}
        member={member}
        value={value}
        mode={mode}
        describedBy={described}
        invalid={fault !== undefined}
        onValue={(next) => onValue(path, next)}
        onMode={(next) => onMode(path, next)}
      />
      <MemberHint id={`${id}-hint`} member={member} value={value} mode={mode} />
      {fault && (
        <p id={`${id}-fault`} className="text-fail">
          {t(`field.fault.${fault}`)}
        </p>
      )}
    </div>
  );
}

interface HintProps {
  readonly id: string;
  readonly member: PlainMember;
  readonly value: string;
  readonly mode: InputMode;
}

/** What is to be said of a member while it is filled in: how it is typed, how much fits, what a choice means. */
function MemberHint({ id, member, value, mode }: HintProps) {
  const t = useTexts("sandbox");
  const amount = amountOf(member, value, mode);
  const limit = limitFault(member, value, mode);
  const form = formOf(member);
  const family = member.type === "enum" && value !== "" ? enumFamily(value) : null;
  const range = member.type === "integer" && member.min !== undefined && member.max !== undefined;
  const limits = {
    min: "min" in member ? (member.min ?? 0) : 0,
    max: "max" in member ? (member.max ?? 0) : 0,
    pattern: "pattern" in member ? (member.pattern ?? "") : "",
  };
  return (
    <p id={id} className="flex flex-wrap gap-x-3 text-xs text-ink-soft empty:hidden">
      {form && <span>{t(`field.${form}`)}</span>}
      {family && <span>{t(`enumHelp.${family}`)}</span>}
      {range && limit === null && <span>{t("fieldLimit.range", limits)}</span>}
      {amount && (member.type !== "text" || amount.count > amount.max / 2) && (
        <span className={amount.over ? "text-fail" : ""}>
          {t(`fieldLimit.${amount.unit}`, { count: amount.count, max: amount.max })}
          {amount.over && ` · ${t("fieldLimit.over")}`}
        </span>
      )}
      {limit && <span className="min-w-0 break-words text-fail">{t(`fieldLimit.${limit}`, limits)}</span>}
    </p>
  );
}

/** How a member is typed, where that is not plain. */
function formOf({ type }: PlainMember): "pairs" | "words" | "utc" | null {
  if (type === "text-map" || type === "structure-list") return "pairs";
  if (type === "text-list") return "words";
  return type === "timestamp" ? "utc" : null;
}
