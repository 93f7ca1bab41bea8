"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { InputShape, OperationName } from "@/lib/kms";

import { REGIONS, useBench } from "./bench-context.tsx";
import { formDefaults } from "./form-defaults.ts";
import { type FormModes, type FormValues, readForm } from "./form-input.ts";
import { MemberField } from "./member-field.tsx";

interface Props {
  readonly operation: OperationName;
  readonly shape: InputShape;
}

/** A form that the operation's own shape makes: what it asks for first, the rest folded away. */
export function OperationForm({ operation, shape }: Props) {
  const t = useTexts("sandbox");
  const { kms, region, selected, record, call } = useBench();
  const [defaults] = useState(() =>
    formDefaults(operation, shape, {
      world: kms.world,
      region,
      regions: REGIONS,
      key: selected,
      record,
      sample: t("sample"),
    }),
  );
  const [values, setValues] = useState<FormValues>(defaults.values);
  const [modes, setModes] = useState<FormModes>(defaults.modes);
  const [asked, setAsked] = useState(false);
  const { input, faults } = readForm(shape, values, modes);
  const entries = Object.entries(shape);
  const first = entries.filter(
    ([name, member]) =>
      member.required ||
      FIRST.includes(name) ||
      Object.keys(defaults.values).some((path) => path === name || path.startsWith(`${name}.`)),
  );
  const rest = entries.filter((entry) => !first.includes(entry));

  const fields = (shown: typeof entries) =>
    shown.map(([name, member]) => (
      <MemberField
        key={name}
        name={name}
        path={name}
        member={member}
        values={values}
        modes={modes}
        faults={asked ? faults : {}}
        onValue={(path, value) => setValues((before) => ({ ...before, [path]: value }))}
        onMode={(path, mode) => setModes((before) => ({ ...before, [path]: mode }))}
      />
    ));

  return (
    <form
      noValidate
      className="mt-4 grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (Object.keys(faults).length === 0) void call(operation, input);
      }}
    >
      {fields(first)}
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer text-sm text-ink-soft">
            {t("operations.more", { count: rest.length })}
          </summary>
          <div className="mt-3 grid grid-cols-1 gap-4">{fields(rest)}</div>
        </details>
      )}
      {entries.length === 0 && <p className="text-sm text-ink-soft">{t("operations.nothing")}</p>}
      <div>
        <button type="submit" className="button button-seal">
          {t("run", { operation })}
        </button>
      </div>
    </form>
  );
}

/** Members that are not required and yet what a call is mostly about. */
const FIRST = ["CiphertextBlob", "EncryptionContext", "KeySpec", "KeyUsage", "NumberOfBytes", "Description"];
