"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { fileNameOf, LONGEST_NAME } from "@/lib/bench/worlds/world-name";
import type { WorldHead } from "@/lib/bench/worlds/world-shelf";

import { useBench } from "../bench-context.tsx";
import { focusFirst } from "./focus-first.ts";
import { saveFile } from "./save-file.ts";

interface Props {
  readonly head: WorldHead;
  readonly open: boolean;
  readonly attempt: (act: () => Promise<unknown>) => void;
  readonly onDelete: () => void;
}

/** One stored world, and what can be done with it. One that cannot be read can be saved as it is. */
export function WorldRow({ head, open, attempt, onDelete }: Props) {
  const t = useTexts("sandbox");
  const { kms, world } = useBench();
  const { worlds } = world;
  const [renaming, setRenaming] = useState(false);
  const [renamed, setRenamed] = useState(false);
  const { id, name, damaged } = head;
  const [keys, records] = open ? [kms.world.keys.size, kms.world.events.length] : [head.keys, head.records];
  const date = new Date(head.openedAt).toLocaleDateString(t.locale, { dateStyle: "medium" });

  function endRenaming() {
    setRenaming(false);
    setRenamed(true);
  }

  async function saveAsIs() {
    const parts = await worlds.stored(id);
    if (parts === null) return false;
    saveFile(fileNameOf(name), JSON.stringify(parts));
    return true;
  }

  return (
    <li className="grid grid-cols-1 gap-1 border-b border-rule py-3 last:border-0">
      {renaming ? (
        <RenameForm name={name} onEnd={endRenaming} onName={(to) => attempt(() => worlds.rename(id, to))} />
      ) : (
        <p className="break-words">
          <span className="font-medium">{name}</span>
          {open && <span className="text-sm text-pass"> · {t("worlds.list.onBench")}</span>}
          {damaged && <span className="text-sm text-fail"> · {t("worlds.list.cannotRead")}</span>}
        </p>
      )}
      {!damaged && (
        <p className="text-sm text-ink-soft">
          {t("worlds.list.keys", { count: keys })} · {t("worlds.list.records", { count: records })} ·{" "}
          {t("worlds.list.opened", { date })}
        </p>
      )}
      <div className="flex flex-wrap gap-1">
        {!open && !damaged && <RowButton text="open" name={name} onClick={() => attempt(() => worlds.open(id))} />}
        {!renaming && <RowButton text="rename" name={name} focused={renamed} onClick={() => setRenaming(true)} />}
        {!damaged && (
          <RowButton
            text="duplicate"
            name={name}
            onClick={() => attempt(() => worlds.duplicate(id, t("worlds.list.copyOf", { name })))}
          />
        )}
        {damaged && <RowButton text="saveAsIs" name={name} onClick={() => attempt(saveAsIs)} />}
        <RowButton text="delete" name={name} onClick={onDelete} />
      </div>
    </li>
  );
}

interface RowButtonProps {
  readonly text: "open" | "rename" | "duplicate" | "saveAsIs" | "delete";
  readonly name: string;
  /** Takes the focus when it appears: the form that it had opened is gone. */
  readonly focused?: boolean;
  readonly onClick: () => void;
}

function RowButton({ text, name, focused = false, onClick }: RowButtonProps) {
  const t = useTexts("sandbox");
  const label = t(`worlds.list.${text}Named`, { name });
  return (
    <button
      ref={focused ? focusFirst : null}
      type="button"
      className="button button-quiet button-small"
      aria-label={label}
      onClick={onClick}
    >
      {t(`worlds.list.${text}`)}
    </button>
  );
}

interface RenameProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onEnd: () => void;
}

function RenameForm({ name, onName, onEnd }: RenameProps) {
  const t = useTexts("sandbox");
  const [text, setText] = useState(name);
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && text !== name) onName(text);
        onEnd();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onEnd();
      }}
    >
      <label className="grid min-w-0 grid-cols-1 gap-1 text-sm">
        {t("worlds.list.name")}
        <input
          ref={focusFirst}
          className="field"
          value={text}
          maxLength={LONGEST_NAME}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button button-small">
        {t("worlds.list.save")}
      </button>
      <button type="button" className="button button-quiet button-small" onClick={onEnd}>
        {t("worlds.list.cancel")}
      </button>
    </form>
  );
}
