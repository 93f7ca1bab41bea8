import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

/** No Docker engine runs where this is tested: the files are read for what must be true of them. */
const Service = z.looseObject({
  environment: z.record(z.string(), z.string()).optional(),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
  build: z.object({ context: z.literal("."), target: z.string() }).optional(),
});
const compose = z
  .object({ services: z.record(z.string(), Service) })
  .parse(parse(readFileSync("compose.yaml", "utf8"), { merge: true }));

const dockerfile = readFileSync("Dockerfile", "utf8").replaceAll("\\\n", " ");
const lines = dockerfile.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));

/** The instructions of a target, with those of the targets it is made from. */
function instructionsOf(target: string): string[] {
  const start = lines.findIndex((line) => new RegExp(`^FROM .* AS ${target}$`, "u").test(line));
  const end = lines.findIndex((line, index) => index > start && line.startsWith("FROM "));
  const own = lines.slice(start + 1, end === -1 ? undefined : end);
  const base = lines[start]?.split(" ")[1] ?? "";
  return base.startsWith("node:") ? own : [...instructionsOf(base), ...own];
}

describe("the image", () => {
  it.each(["init", "app"])("%s runs as nobody special, by a command without a shell", (target) => {
    const instructions = instructionsOf(target);
    expect(instructions.findLast((line) => line.startsWith("USER "))).toBe("USER node");
    const command = instructions.findLast((line) => line.startsWith("CMD "));
    expect(
      z
        .array(z.string())
        .min(2)
        .parse(JSON.parse(command?.slice("CMD ".length) ?? ""))[0],
    ).toBe("node");
  });

  it("installs from the lockfile, and takes along only files that there are", () => {
    expect(dockerfile).toMatch(/^COPY package\.json package-lock\.json \.npmrc/mu);
    expect(dockerfile).toMatch(/^RUN npm install --no-save /mu);
    const copied = lines
      .filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
      .flatMap((line) => line.split(" ").slice(1, -1));
    for (const file of copied) expect({ file, there: existsSync(file) }).toEqual({ file, there: true });
    expect(existsSync("scripts/start/init.ts")).toBe(true);
  });

  it("has no secret and no local data in its context", () => {
    const ignored = readFileSync(".dockerignore", "utf8").split("\n");
    for (const name of [".git", ".selo", "backups", "node_modules", ".env*"]) expect(ignored).toContain(name);
    expect(dockerfile).not.toMatch(/AUTH_SECRET|PASSWORD|DATABASE_URL/u);
  });
});

describe("compose", () => {
  it("starts the database, then what prepares it, then the app, each healthy or done before the next", () => {
    const { database, init, app } = compose.services;
    expect(database?.healthcheck).toBeDefined();
    expect(init?.["depends_on"]).toEqual({ database: { condition: "service_healthy" } });
    expect(app?.["depends_on"]).toEqual({ init: { condition: "service_completed_successfully" } });
    for (const service of [init, app]) expect(dockerfile).toMatch(new RegExp(` AS ${service?.build?.target}\\n`, "u"));
  });

  it("has no default for a secret", () => {
    const values = Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment ?? {}));
    for (const [name, value] of values.filter(([key]) => /PASSWORD|SECRET|DATABASE_URL/u.test(key))) {
      expect(`${name}=${value}`).toMatch(/\$\{\w+:\?/u);
    }
  });
});
