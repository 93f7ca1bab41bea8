"use client";

import { Download, Redo2, Undo2, Upload } from "lucide-react";
import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "./bench-context.tsx";

/** The world as a whole: back and forth, out to a file and in again, and a new one. */
export function WorldPanel() {
  const t = useTexts("sandbox");
  const { world, kms, setRecord } = useBench();
  const [message, setMessage] = useState("");

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([world.exported()], { type: "application/json" }));
    link.download = "selo-world.json";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function upload(file: File) {
    const members = world.imported(await file.text());
    setMessage(
      members === null
        ? t("world.imported", { name: file.name })
        : t("world.noWorld", { name: file.name, members: members.slice(0, 3).join(", ") }),
    );
    if (members === null) setRecord(null);
  }

  return (
    <section aria-labelledby="world" className="grid grid-cols-1 gap-6">
      <div>
        <h2 id="world" className="text-2xl">
          {t("world.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("world.lead")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" disabled={!world.canUndo} onClick={world.undo}>
          <Undo2 aria-hidden size={18} />
          {t("world.undo")}
        </button>
        <button type="button" className="button" disabled={!world.canRedo} onClick={world.redo}>
          <Redo2 aria-hidden size={18} />
          {t("world.redo")}
        </button>
        <button type="button" className="button" onClick={download}>
          <Download aria-hidden size={18} />
          {t("world.export")}
        </button>
        <label className="button cursor-pointer focus-within:outline-2 focus-within:outline-offset-2">
          <Upload aria-hidden size={18} />
          {t("world.import")}
          <input
            type="file"
            accept="application/json,.json"
            className="sr-only"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void upload(file);
              event.target.value = "";
            }}
          />
        </label>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            world.reset();
            setRecord(null);
            setMessage(t("world.begun"));
          }}
        >
          {t("reset")}
        </button>
      </div>
      <p role="status" className="text-sm">
        {message}
      </p>
      <label className="flex max-w-[60ch] items-start gap-3 text-sm">
        <input
          type="checkbox"
          className="mt-1 accent-[var(--ink)]"
          checked={kms.world.consistency === "eventual"}
          onChange={(event) =>
            kms.apply([{ kind: "set-consistency", consistency: event.target.checked ? "eventual" : "immediate" }])
          }
        />
        <span>
          {t("world.eventual")}
          <span className="block text-ink-soft">{t("world.eventualNote")}</span>
        </span>
      </label>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-sm sm:grid-cols-4">
        {(
          [
            ["keys", kms.world.keys.size],
            ["aliases", kms.world.aliases.size],
            ["people", kms.world.identities.size],
            ["events", kms.world.events.length],
          ] as const
        ).map(([name, count]) => (
          <div key={name}>
            <dt className="text-ink-soft">{t(`world.count.${name}`)}</dt>
            <dd className="text-lg tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
