"use client";

import { useId } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type MemberShape, toBase64 } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import type { Fault, FormModes, FormValues } from "./form-input.ts";
import { INPUT_MODES, type InputMode } from "./read-bytes.ts";

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
  const { name, path, member, faults } = props;
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
  const hint = hintOf(member);
  const described = [hint ? `${id}-hint` : null, fault ? `${id}-fault` : null]
    .filter((part) => part !== null)
    .join(" ");
  return (
    <div className="grid grid-cols-1 gap-1 text-sm">
      <label htmlFor={id} className="font-mono">
        {name}
        {member.required && <span className="font-sans text-ink-soft"> {t("field.required")}</span>}
      </label>
      <Input {...props} member={member} id={id} describedBy={described} invalid={fault !== undefined} />
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-soft">
          {t(`field.${hint.key}`, hint.values)}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="text-fail">
          {t(`field.fault.${fault}`)}
        </p>
      )}
    </div>
  );
}

type Plain = Exclude<MemberShape, { type: "structure" }>;

/** What is to be said of a member's form: limits, and how lists are typed. */
function hintOf(member: Plain) {
  if (member.type === "text-map" || member.type === "structure-list") return { key: "pairs", values: {} } as const;
  if (member.type === "text-list") return { key: "words", values: {} } as const;
  if (member.type === "timestamp") return { key: "utc", values: {} } as const;
  if (member.type === "integer" && member.min !== undefined && member.max !== undefined) {
    return { key: "range", values: { min: member.min, max: member.max } } as const;
  }
  if (member.type === "blob" && member.max !== undefined) return { key: "bytes", values: { max: member.max } } as const;
  return null;
}

interface InputProps extends Props {
  readonly member: Plain;
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: boolean;
}

function Input({ name, path, member, values, modes, onValue, onMode, id, describedBy, invalid }: InputProps) {
  const t = useTexts("sandbox");
  const { keys } = useBench();
  const value = values[path] ?? "";
  const readFile = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    onMode(path, "base64");
    onValue(path, toBase64(bytes));
  };
  const common = {
    id,
    value,
    "aria-describedby": describedBy === "" ? undefined : describedBy,
    "aria-invalid": invalid || undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onValue(path, event.target.value),
  };
  switch (member.type) {
    case "enum":
    case "boolean": {
      const choices = member.type === "enum" ? member.values : ["true", "false"];
      return (
        <select {...common} className="field max-w-[26rem] font-mono">
          {!member.required && <option value="">{t("field.unset")}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      );
    }
    case "enum-list": {
      const chosen = value.split(/\s+/).filter((entry) => entry !== "");
      return (
        <div id={id} role="group" aria-label={name} className="flex flex-wrap gap-x-4 gap-y-1">
          {member.values.map((choice) => (
            <label key={choice} className="flex items-center gap-1.5 font-mono text-xs">
              <input
                type="checkbox"
                className="accent-[var(--ink)]"
                checked={chosen.includes(choice)}
                onChange={(event) => {
                  const others = chosen.filter((entry) => entry !== choice);
                  onValue(path, (event.target.checked ? [...others, choice] : others).join(" "));
                }}
              />
              {choice}
            </label>
          ))}
        </div>
      );
    }
    case "integer":
      return <input {...common} type="number" min={member.min} max={member.max} className="field max-w-[12rem]" />;
    case "timestamp":
      return <input {...common} type="datetime-local" className="field max-w-[16rem]" />;
    case "blob":
      return (
        <div className="grid grid-cols-1 gap-2">
          <textarea {...common} spellCheck={false} className="field min-h-16 font-mono text-xs" />
          <div className="flex flex-wrap items-center gap-3">
            <label className="flex items-center gap-2 text-ink-soft">
              {t("inputMode")}
              <select
                className="field button-small w-auto"
                value={modes[path] ?? "base64"}
                onChange={(event) => onMode(path, INPUT_MODES.find((mode) => mode === event.target.value) ?? "base64")}
              >
                {INPUT_MODES.map((mode) => (
                  <option key={mode} value={mode}>
                    {t(`mode.${mode}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="flex items-center gap-2 text-ink-soft">
              {t("field.file")}
              <input
                type="file"
                className="max-w-[14rem] text-xs"
                onChange={(event) => {
                  const [file] = event.target.files ?? [];
                  if (file) void readFile(file);
                }}
              />
            </label>
          </div>
        </div>
      );
    case "text-map":
    case "text-list":
    case "structure-list":
      return <textarea {...common} spellCheck={false} className="field min-h-14 font-mono text-sm" />;
    case "text": {
      if (name === "Policy" || name === "TrustAnchorCertificate") {
        return <textarea {...common} spellCheck={false} className="field min-h-56 font-mono text-xs" />;
      }
      const names = name.endsWith("KeyId") ? keys : [];
      return (
        <>
          <input
            {...common}
            spellCheck={false}
            autoComplete="off"
            maxLength={member.max}
            list={names.length > 0 ? `${id}-keys` : undefined}
            className="field font-mono"
          />
          {names.length > 0 && (
            <datalist id={`${id}-keys`}>
              {names.map((key) => (
                <option key={key.arn} value={key.keyId}>
                  {key.description}
                </option>
              ))}
            </datalist>
          )}
        </>
      );
    }
  }
}
