"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type MemberShape, toBase64 } from "@/lib/kms";

import type { MemberInputProps } from "./member-input-props.ts";
import { INPUT_MODES, readBytes, writeBytes } from "./read-bytes.ts";

/** A file larger than this is no input of a call, whatever the call: the page would only choke on it. */
const MOST_READ = 1_048_576;

interface Props extends MemberInputProps {
  readonly member: Extract<MemberShape, { type: "blob" }>;
}

/** Bytes as text, hex or base64, or from a file. Another way of writing writes the same bytes anew, where they can be. */
export function BlobInput({ id, member, value, mode, describedBy, invalid, onValue, onMode }: Props) {
  const t = useTexts("sandbox");
  const [note, setNote] = useState<string | null>(null);

  async function readFile(file: File) {
    const { name, size } = file;
    if (size > MOST_READ) {
      setNote(t("fieldLimit.fileTooLarge", { name, size, max: member.max ?? MOST_READ }));
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    onMode("base64");
    onValue(toBase64(bytes));
    setNote(t("fieldLimit.fileRead", { name, size }));
  }

  return (
    <div className="grid grid-cols-1 gap-2">
      <textarea
        id={id}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        spellCheck={false}
        className="field min-h-16 font-mono text-xs"
        onChange={({ target }) => {
          setNote(null);
          onValue(target.value);
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <label className="flex items-center gap-2 text-ink-soft">
          {t("inputMode")}
          <select
            className="field button-small w-auto"
            value={mode}
            onChange={({ target }) => {
              const next = INPUT_MODES.find((one) => one === target.value) ?? mode;
              const bytes = readBytes(value, mode);
              const written = bytes === null ? null : writeBytes(bytes, next);
              if (written !== null) onValue(written);
              onMode(next);
            }}
          >
            {INPUT_MODES.map((one) => (
              <option key={one} value={one}>
                {t(`mode.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-w-0 items-center gap-2 text-ink-soft">
          {t("field.file")}
          <input
            type="file"
            className="max-w-[14rem] min-w-0 text-xs"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void readFile(file);
            }}
          />
        </label>
      </div>
      <p role="status" className="text-xs text-ink-soft empty:hidden">
        {note}
      </p>
    </div>
  );
}
