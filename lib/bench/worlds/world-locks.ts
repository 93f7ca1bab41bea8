/** Who may write a world: one tab of the browser at a time. */
export interface WorldLocks {
  /**
   * Takes a world for this tab, or takes it away from the tab that has it.
   * @param onLost is called when another tab takes it away.
   * @returns what lets go of it; null where another tab has it.
   */
  readonly hold: (
    id: string,
    options: { readonly takeAway: boolean; readonly onLost: () => void },
  ) => Promise<(() => void) | null>;
  /** Does something while no other tab does such a thing. */
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>;
}
