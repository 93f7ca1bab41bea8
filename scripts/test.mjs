/**
 * The whole gate, in the order that fails soonest: `npm test`. Needs only Node; installs what is
 * missing. `npm test -- types unit` runs the named steps alone.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

import { ensureDependencies, ensureNodeVersion } from "./start/prepare.mjs";

const CHROMIUM_PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Each step is an npm script of the same name, so that it can be run by itself. */
const STEPS = [
  "format",
  "lint",
  "types",
  "deps",
  "dead-code",
  "db:check",
  "test:unit",
  "test:content",
  "test:gate",
  "test:integration",
  "test:integration:pg15",
  "test:start",
  "test:e2e",
];

ensureNodeVersion();
await ensureDependencies();
run("db:generate");

const wanted = process.argv.slice(2);
const steps =
  wanted.length === 0
    ? STEPS
    : STEPS.filter((step) => wanted.includes(step) || wanted.includes(step.replace("test:", "")));
if (steps.includes("test:e2e")) ensureBrowser();

const began = performance.now();
const timings = [];
for (const step of steps) {
  const start = performance.now();
  const failed = run(step);
  timings.push(`${failed ? "FAILED" : "ok    "}  ${seconds(start)}  ${step}`);
  if (failed) break;
}

const passed = timings.filter((line) => line.startsWith("ok")).length;
process.stdout.write(`\n${timings.join("\n")}\n\nThe gate took ${seconds(began)}\n`);
process.stdout.write(`${passed} passed, ${timings.length - passed} failed\n`);
process.exit(passed === steps.length ? 0 : 1);

/** @returns {boolean} whether the script failed */
function run(script) {
  process.stdout.write(`\n── ${script}\n`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  return (
    spawnSync(npm, ["run", "--silent", script], { stdio: "inherit", shell: process.platform === "win32" }).status !== 0
  );
}

/** The browser tests need a Chromium: chosen, installed by Playwright, or the system's. */
function ensureBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined ? existsSync(chosen) : CHROMIUM_PATHS.some((path) => existsSync(path))) return;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("No Chromium found: installing Debian's.\n");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    const install = ["install", "-y", "-qq", "--no-install-recommends", "chromium"];
    spawnSync("apt-get", install, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    if (CHROMIUM_PATHS.some((path) => existsSync(path))) return;
  }
  process.stderr.write(
    "The browser tests need Chromium. Install it with `npx playwright install chromium` (or `apt-get install chromium`\n" +
      "on Debian), or name one in CHROMIUM_PATH. All other steps run without it: npm test -- format lint types unit …\n",
  );
  process.exit(1);
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s`;
}
