import { PLACES, type Place, type Trace } from "./trace.ts";

/** Which things are in which place, in order of arrival. */
export type Scene = Readonly<Record<Place, readonly string[]>>;

/**
 * The scene after the first `count` steps: the fold of what appears and disappears.
 * @param count 0 for before anything, up to trace.steps.length; more means all.
 */
export function sceneAt(trace: Trace, count: number): Scene {
  const places = new Map<Place, Set<string>>(PLACES.map((place) => [place, new Set()]));
  for (const step of trace.steps.slice(0, Math.max(0, count))) {
    for (const { thing, at } of step.appears) places.get(at)?.add(thing);
    for (const { thing, at } of step.disappears) places.get(at)?.delete(thing);
  }
  const listed = (place: Place) => [...(places.get(place) ?? [])];
  return { kms: listed("kms"), memory: listed("memory"), storage: listed("storage") };
}
