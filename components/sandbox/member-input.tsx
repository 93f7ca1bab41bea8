"use client";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "./bench-context.tsx";
import { BlobInput } from "./blob-input.tsx";
import type { MemberInputProps } from "./member-input-props.ts";

/** The control for a kind of member. */
export function MemberInput(props: MemberInputProps) {
  const { id, name, member, value, describedBy, invalid, onValue } = props;
  const t = useTexts("sandbox");
  const common = {
    id,
    value,
    "aria-describedby": describedBy,
    "aria-invalid": invalid || undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onValue(event.target.value),
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
    case "enum-list":
      return <ChoiceList id={id} name={name} all={member.values} value={value} onValue={onValue} />;
    case "integer":
      return <input {...common} type="number" className="field max-w-[12rem]" />;
    case "timestamp":
      return <input {...common} type="datetime-local" className="field max-w-[16rem]" />;
    case "blob":
      return <BlobInput {...props} member={member} />;
    case "text-map":
    case "text-list":
    case "structure-list":
      return <textarea {...common} spellCheck={false} className="field min-h-14 font-mono text-sm" />;
    case "text":
      return name === "Policy" || name === "TrustAnchorCertificate" ? (
        <textarea {...common} spellCheck={false} className="field min-h-56 font-mono text-xs" />
      ) : (
        <TextInput {...props} />
      );
  }
}

/** One line of text; where it names a key, with the keys of the bench to choose from. */
function TextInput({ id, name, value, describedBy, invalid, onValue }: MemberInputProps) {
  const { keys } = useBench();
  const names = name.endsWith("KeyId") ? keys : [];
  return (
    <>
      <input
        id={id}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        spellCheck={false}
        autoComplete="off"
        list={names.length > 0 ? `${id}-keys` : undefined}
        className="field font-mono"
        onChange={({ target }) => onValue(target.value)}
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

interface ChoiceListProps {
  readonly id: string;
  readonly name: string;
  readonly all: readonly string[];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function ChoiceList({ id, name, all, value, onValue }: ChoiceListProps) {
  const chosen = value.split(/\s+/).filter((entry) => entry !== "");
  return (
    <div id={id} role="group" aria-label={name} className="flex flex-wrap gap-x-4 gap-y-1">
      {all.map((choice) => (
        <label key={choice} className="flex min-h-6 items-center gap-1.5 font-mono text-xs">
          <input
            type="checkbox"
            className="accent-[var(--ink)]"
            checked={chosen.includes(choice)}
            onChange={({ target }) => {
              const others = chosen.filter((entry) => entry !== choice);
              onValue((target.checked ? [...others, choice] : others).join(" "));
            }}
          />
          {choice}
        </label>
      ))}
    </div>
  );
}
