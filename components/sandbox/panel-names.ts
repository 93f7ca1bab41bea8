/** The panels of the bench, in the order of their tabs. Each is loaded when it is first opened. */
export const PANEL_NAMES = [
  "call",
  "operations",
  "shell",
  "stories",
  "bytes",
  "files",
  "key",
  "desk",
  "people",
  "trail",
  "clock",
  "world",
] as const;
export type PanelName = (typeof PANEL_NAMES)[number];
