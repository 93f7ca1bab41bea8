"use client";

import { Download, Redo2, Undo2, Upload } from "lucide-react";
import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { readWorldFile, writeWorldFile } from "@/lib/bench/worlds/world-file";
import { fileNameOf } from "@/lib/bench/worlds/world-name";

import { useBench } from "../bench-context.tsx";
import { saveFile } from "./save-file.ts";

/** What is done with the open world as a whole: back and forth, out to a file, and all of it away. */
export function WorldActions() {
  const t = useTexts("sandbox");
  const { world, kms, setRecord } = useBench();
  const { name, canUndo, canRedo } = world.state;
  const [message, setMessage] = useState("");

  async function upload(file: File) {
    const read = await readWorldFile(await file.text());
    if (read.ok) {
      await world.worlds.add(read.value.name || file.name.replace(/(\.selo)?\.json$/i, ""), read.value.world);
      setMessage(t("world.imported", { name: file.name }));
    } else if (read.error.code === "newer-version") setMessage(t("worlds.fileNewer", { name: file.name }));
    else setMessage(t("world.noWorld", { name: file.name, members: read.error.members.slice(0, 3).join(", ") }));
  }

  return (
    <>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" disabled={!canUndo} onClick={world.undo}>
          <Undo2 aria-hidden size={18} />
          {t("world.undo")}
        </button>
        <button type="button" className="button" disabled={!canRedo} onClick={world.redo}>
          <Redo2 aria-hidden size={18} />
          {t("world.redo")}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            void writeWorldFile({ name, world: kms.world }).then((text) => saveFile(fileNameOf(name), text))
          }
        >
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
      <p className="max-w-[66ch] text-sm text-ink-soft">{t("worlds.undoKeys")}</p>
    </>
  );
}
