"use client";

import { useActorName } from "./actor-name.ts";
import { type Actor, actorsOf } from "./actors.ts";
import { useBench } from "./bench-context.tsx";

/** Everybody who may act, as the options of a choice. @param current is among them even if it is a special one. */
export function ActorOptions({ current }: { readonly current: Actor }) {
  const { kms } = useBench();
  const nameOf = useActorName();
  const actors = actorsOf(kms.world);
  const all = actors.includes(current) ? actors : [...actors, current];
  return all.map((actor) => (
    <option key={actor} value={actor}>
      {nameOf(actor)}
    </option>
  ));
}
