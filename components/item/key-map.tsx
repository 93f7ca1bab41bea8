"use client";

import { setShortcutsEnabled, useShortcutsEnabled } from "./use-shortcuts.ts";

interface Props {
  readonly rows: readonly { readonly key: string; readonly does: string }[];
  /** What the switch that turns single keys off is called. */
  readonly enabledLabel: string;
}

/** Keys with what they do, and the switch that turns single keys off on this device. */
export function KeyMap({ rows, enabledLabel }: Props) {
  const enabled = useShortcutsEnabled();
  return (
    <>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {rows.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-3 flex items-center gap-2 py-1">
        <input
          type="checkbox"
          className="size-4 accent-[var(--ink)]"
          checked={enabled}
          onChange={(event) => setShortcutsEnabled(event.target.checked)}
        />
        {enabledLabel}
      </label>
    </>
  );
}
