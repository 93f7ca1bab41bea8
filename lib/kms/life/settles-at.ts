import type { World } from "../world/world.ts";

/**
 * When something that takes the real service a while is done: at once, unless the world was told to
 * take its time. @param takesMs milliseconds.
 */
export function settlesAt({ now, consistency }: Pick<World, "now" | "consistency">, takesMs: number): number {
  return consistency === "eventual" ? now + takesMs : now;
}
