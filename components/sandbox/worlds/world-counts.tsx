"use client";

import { useTexts } from "@/i18n/use-texts";
import type { World } from "@/lib/kms";

/** How much there is of what in a world. */
export function WorldCounts({ world }: { readonly world: Readonly<World> }) {
  const t = useTexts("sandbox");
  const counts = [
    ["keys", world.keys.size],
    ["aliases", world.aliases.size],
    ["people", world.identities.size],
    ["events", world.events.length],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-sm sm:grid-cols-4">
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt className="text-ink-soft">{t(`world.count.${name}`)}</dt>
          <dd className="text-lg tabular-nums">{count}</dd>
        </div>
      ))}
    </dl>
  );
}
