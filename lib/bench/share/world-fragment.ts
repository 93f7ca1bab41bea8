/** How the fragment of an address says that it is a world. */
export const FRAGMENT_MARK = "w=";

/** Whether a fragment (with or without its #) is meant to be a world; whether it is one, reading it tells. */
export function isWorldFragment(fragment: string): boolean {
  return fragment.replace(/^#/, "").startsWith(FRAGMENT_MARK);
}
