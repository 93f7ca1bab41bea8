"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { LONGEST_NAME } from "@/lib/bench/worlds/world-name";

import { useBench } from "../bench-context.tsx";
import { focusFirst } from "./focus-first.ts";
import { WorldRow } from "./world-row.tsx";

/** Every world that this browser keeps: open, rename, duplicate, delete and bring back; and a new one. */
export function WorldsList() {
  const t = useTexts("sandbox");
  const { world } = useBench();
  const { worlds } = world;
  const [name, setName] = useState("");
  const [deleted, setDeleted] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [refused, setRefused] = useState(false);

  /** What storage refuses is said, and nothing else happens. */
  const attempt = (act: () => Promise<unknown>) => {
    setRefused(false);
    act().then(
      (done) => setRefused(done === false),
      () => setRefused(true),
    );
  };

  return (
    <section aria-labelledby="worlds" className="grid grid-cols-1 gap-3">
      <h3 id="worlds" className="text-lg">
        {t("worlds.list.title")}
      </h3>
      <ul className="grid grid-cols-1 border-y border-rule">
        {world.state.worlds.map((head) => (
          <WorldRow
            key={head.id}
            head={head}
            open={head.id === world.state.id}
            attempt={attempt}
            onDelete={() =>
              attempt(async () => {
                await worlds.remove(head.id);
                setDeleted(head);
              })
            }
          />
        ))}
      </ul>
      <div role="status" className="text-sm">
        {refused && <p className="text-fail">{t("worlds.list.refused")}</p>}
        {deleted && (
          <p className="flex flex-wrap items-center gap-2">
            {t("worlds.list.deleted", { name: deleted.name })}
            <button
              ref={focusFirst}
              type="button"
              className="button button-small"
              onClick={() =>
                attempt(async () => {
                  await worlds.restore(deleted.id);
                  setDeleted(null);
                })
              }
            >
              {t("worlds.list.bringBack")}
            </button>
          </p>
        )}
      </div>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          attempt(async () => {
            await worlds.add(name);
            setName("");
          });
        }}
      >
        <label className="grid min-w-0 grid-cols-1 gap-1 text-sm">
          {t("worlds.list.newName")}
          <input
            className="field"
            value={name}
            maxLength={LONGEST_NAME}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <button type="submit" className="button">
          {t("worlds.list.add")}
        </button>
      </form>
    </section>
  );
}
