/** How one came in: with a new account, to one's own, or to one's own with this browser's work. */
export type Entered = "welcome" | "back" | "merged";
