/**
 * Builds the production app: Next's build, then what needs its output (the policy table of
 * scripts/csp-hashes.ts and the service worker), then all of it as one folder that runs by itself: .next/standalone.
 * Needs no database and no secrets.
 */
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const next = join("node_modules", "next", "dist", "bin", "next");
const built = spawnSync(process.execPath, [next, "build"], {
  stdio: "inherit",
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
});
if (built.status !== 0) process.exit(built.status ?? 1);

await import("./csp-hashes.ts");
await import("./service-worker.ts");

// Next leaves out what a content network could serve. Ours has none.
const standalone = join(".next", "standalone");
for (const part of [join(".next", "static"), join(".next", "csp-hashes.json"), "public"]) {
  cpSync(part, join(standalone, part), { recursive: true });
}
