import { readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";

/** Below these, known holes: remote code execution in next (fixed 16.3.3) and waves around React. */
const FLOORS = { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" };

describe("dependencies", () => {
  it.each(Object.entries(FLOORS))("hold %s at or above %s", async (name, floor) => {
    const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as {
      packages: Record<string, { version: string }>;
    };
    const installed = lock.packages[`node_modules/${name}`]?.version ?? "0";
    expect(compareVersions(installed, floor)).toBeGreaterThanOrEqual(0);
  });

  it("are pinned exactly", async () => {
    const manifest = JSON.parse(await readFile("package.json", "utf8")) as Record<string, Record<string, string>>;
    const loose = ["dependencies", "devDependencies"].flatMap((group) =>
      Object.entries(manifest[group] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    );
    expect(loose).toEqual([]);
  });

  it("are compared by number, not by letter", () => {
    expect(compareVersions("16.10.0", "16.4.6")).toBeGreaterThan(0);
    expect(compareVersions("16.4.5", "16.4.6")).toBeLessThan(0);
  });

  it("leave no download address in the lockfile", async () => {
    expect(await readFile("package-lock.json", "utf8")).not.toContain('"resolved"');
  });
});

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
