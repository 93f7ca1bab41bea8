/**
 * What has to be there before any TypeScript of ours can run: a new enough Node, the dependencies,
 * the generated client, the build. Plain Node, so that it works on a fresh clone.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const MINIMUM_NODE = [20, 19];
const LOCKFILE = "package-lock.json";
const LOCK_MARKER = join("node_modules", ".selo-lock-hash");
const CLIENT_MARKER = join("prisma", "generated", ".selo-schema-hash");
const BUILD_MARKER = join(".next", "selo-build-hash");

/** What a build is made of. */
const BUILD_SOURCES = [
  "app",
  "components",
  "content",
  "i18n",
  "lib",
  "public",
  "server",
  "scripts/build.ts",
  "scripts/csp-hashes.ts",
  "scripts/service-worker.ts",
  "prisma/schema.prisma",
  LOCKFILE,
  "instrumentation.ts",
  "mdx-components.tsx",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
/** Made by the build itself. */
const BUILD_PRODUCTS = new Set([join("public", "sw.js")]);

/** Ends the process with one sentence and no stack. */
export function giveUp(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

export function ensureNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor, needMinor] = MINIMUM_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  giveUp(
    `Selo needs Node ${MINIMUM_NODE.join(".")} or later; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

/**
 * Installs unless node_modules holds what the lockfile says. `npm install --no-save` and not `npm ci`: the
 * latter refuses a lockfile that lacks another platform's optional binaries, as one made on a registry
 * without them does. Versions are exact either way, and the lockfile is not written.
 */
export async function ensureDependencies() {
  const wanted = hashOf(readFileSync(LOCKFILE));
  if (readMarker(LOCK_MARKER) === wanted) return false;
  if (!installedMatchesLockfile()) {
    step("installing dependencies");
    const done = npm(["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (done !== 0)
      giveUp("The dependencies could not be installed; npm says why above. Fix that and run npm start again.");
  }
  writeFileSync(LOCK_MARKER, wanted);
  return true;
}

/** Generates the Prisma client unless it was made from this schema. */
export function ensureClient() {
  const wanted = hashOf(readFileSync(join("prisma", "schema.prisma")), readFileSync(LOCKFILE));
  if (readMarker(CLIENT_MARKER) === wanted) return false;
  const done = spawnSync(process.execPath, [join("scripts", "generate-client.mjs")], { stdio: "inherit" });
  if (done.status !== 0) giveUp("The database client could not be generated; the reason stands above.");
  writeFileSync(CLIENT_MARKER, wanted);
  return true;
}

/** Builds the app unless this very source was built last. */
export function ensureBuild() {
  const wanted = buildFingerprint();
  if (readMarker(BUILD_MARKER) === wanted && existsSync(join(".next", "csp-hashes.json"))) return false;
  step("building (about a minute the first time)");
  const build = [
    join("node_modules", "tsx", "dist", "cli.mjs"),
    "--conditions=react-server",
    join("scripts", "build.ts"),
  ];
  if (spawnSync(process.execPath, build, { stdio: "inherit" }).status !== 0) {
    giveUp("The build failed; the reason stands above.");
  }
  writeFileSync(BUILD_MARKER, wanted);
  return true;
}

/** A line about what is going on now. */
export function step(text) {
  process.stdout.write(`  ${text} …\n`);
}

/** Runs a step and prints what it did and how long it took. The step answers false when it had nothing to do. */
export async function timed(name, work) {
  const start = performance.now();
  const done = await work();
  const took = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  process.stdout.write(`  ${name.padEnd(14)} ${done === false ? "up to date" : "done"} (${took})\n`);
}

function buildFingerprint() {
  const hash = createHash("sha256");
  for (const source of BUILD_SOURCES)
    for (const file of filesUnder(source)) hash.update(file).update(readFileSync(file));
  // Absolute links are written into the pages.
  hash.update(process.env.APP_URL ?? "");
  return hash.digest("hex");
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)))
    .filter((file) => !BUILD_PRODUCTS.has(file) && !/\.test\.tsx?$/.test(file));
}

/** Compares npm's own record of what it installed with the lockfile. */
function installedMatchesLockfile() {
  const record = join("node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(LOCKFILE, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" ||
      entry.optional === true ||
      entry.devOptional === true ||
      installed[path]?.version === entry.version,
  );
}

function npm(parameters) {
  const command = process.platform === "win32" ? "npm.cmd" : "npm";
  return spawnSync(command, parameters, { stdio: "inherit", shell: process.platform === "win32" }).status;
}

function readMarker(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function hashOf(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
