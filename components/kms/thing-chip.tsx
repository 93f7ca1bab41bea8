"use client";

import { FileKey, KeyRound, Lock, Mail, Tag, Ticket } from "lucide-react";

import { useTexts } from "@/i18n/use-texts";
import { type Place, type Thing, toHex } from "@/lib/kms";

import { BYTE_LANGUAGE, byteGround } from "./byte-language.ts";

const ICONS = {
  "kms-key": KeyRound,
  "derived-key": KeyRound,
  "data-key": KeyRound,
  "encrypted-data-key": Lock,
  plaintext: Mail,
  ciphertext: Lock,
  context: Tag,
  "key-material": FileKey,
  "own-material": FileKey,
  "wrapping-key": KeyRound,
  "public-key": KeyRound,
  "import-token": Ticket,
  "wrapped-material": Lock,
  "object-key": KeyRound,
} as const;

/** Characters of a name that are shown: enough to tell ids apart. */
const NAME = 8;

interface Props {
  readonly thing: Thing;
  readonly place: Place;
  /** Set while the step that removes it is shown: it is seen going. */
  readonly leaving: "wiped" | "dropped" | null;
  readonly used: boolean;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** A thing in the scene: what it is, in the byte language, and the first of its real bytes. */
export function ThingChip({ thing, place, leaving, used, selected, onSelect }: Props) {
  const t = useTexts("kms");
  const mark = BYTE_LANGUAGE[thing.meaning];
  const Icon = ICONS[thing.kind];
  const bytes = thing.bytes === null ? t("hidden") : preview6(thing.bytes);
  const preview = thing.name === undefined ? bytes : `${thing.name.slice(0, NAME)} · ${bytes}`;
  return (
    <button
      type="button"
      data-thing={thing.id}
      data-place={place}
      disabled={thing.bytes === null}
      aria-pressed={thing.bytes === null ? undefined : selected}
      onClick={onSelect}
      className="relative block w-full rounded border bg-sheet px-2.5 py-1.5 text-left"
      style={{
        borderColor: mark.color,
        borderWidth: selected || used ? 2 : 1,
        margin: selected || used ? 0 : 1,
        borderStyle: leaving ? "dashed" : "solid",
        background: leaving ? "none" : byteGround(mark),
      }}
    >
      <span className="flex items-center gap-1.5 text-sm font-medium" style={{ color: mark.color }}>
        <Icon aria-hidden size={14} strokeWidth={2} className="shrink-0" />
        <span className={leaving ? "line-through" : ""}>{t(`thing.${thing.kind}`)}</span>
        <span className="ml-auto font-mono text-xs">{mark.label}</span>
      </span>
      <span className="block truncate font-mono text-xs text-ink-soft">
        {leaving ? t(`leaving.${leaving}`) : preview}
      </span>
    </button>
  );
}

function preview6(bytes: Uint8Array): string {
  return `${toHex(bytes.subarray(0, 6)).replaceAll(/(..)(?=.)/g, "$1 ")}${bytes.length > 6 ? " …" : ""}`;
}
