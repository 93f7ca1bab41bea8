import "server-only";

/** The first that matches counts: every Edge also says Chrome, every Chrome also says Safari. */
const BROWSERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|HeadlessChrome|CriOS)\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
];
const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["iOS", /\b(?:iPhone|iPad|iPod)\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];

export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/**
 * What is kept of a User-Agent header: "Firefox/Linux", with "?" for what is not known. Enough for a
 * person to tell their devices apart, too little to tell people apart. Null where nothing is known.
 */
export function toStoredDevice(userAgent: string | null | undefined): string | null {
  const browser = nameIn(BROWSERS, userAgent ?? "");
  const system = nameIn(SYSTEMS, userAgent ?? "");
  return browser === null && system === null ? null : `${browser ?? "?"}/${system ?? "?"}`;
}

export function parseStoredDevice(stored: string | null): Device {
  const [browser, system] = (stored ?? "").split("/");
  return { browser: known(browser), system: known(system) };
}

function nameIn(table: typeof BROWSERS, userAgent: string): string | null {
  return table.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
}

function known(name: string | undefined): string | null {
  return name === undefined || name === "" || name === "?" ? null : name;
}
