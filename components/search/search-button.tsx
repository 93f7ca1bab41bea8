"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";

import type { ClientTexts } from "@/i18n/client-texts";

const Palette = lazy(async () => ({ default: (await import("./search-palette.tsx")).SearchPalette }));

interface Props {
  readonly texts: ClientTexts<"search">;
  readonly label: string;
}

/** Opens the search: by the button, or by Ctrl+K. Nothing of it is loaded before that. */
export function SearchButton({ texts, label }: Props) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small"
        aria-label={label}
        aria-keyshortcuts="Control+K Meta+K"
        title={label}
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden size={18} />
      </button>
      {open && (
        <Suspense>
          <Palette texts={texts} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
