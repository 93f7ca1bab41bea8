import type { Tolerance } from "./rubric.ts";

/** Binary fractions miss decimal ones by about this share: 0.1 + 0.2 is still 0.3, and the bound itself is inside. */
const ROUNDING = 1e-9;

/**
 * Does `value` lie within the tolerance of `key`, the bounds included? A relative tolerance of a key
 * of 0 allows 0 alone.
 */
export function isWithin(value: number, key: number, tolerance: Tolerance): boolean {
  const allowed = "absolute" in tolerance ? tolerance.absolute : tolerance.relative * Math.abs(key);
  return Math.abs(value - key) <= allowed + ROUNDING * Math.abs(key);
}
