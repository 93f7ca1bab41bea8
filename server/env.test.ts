import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { parseEnv, VARIABLE_NAMES } from "./env.ts";

const VALID = {
  DATABASE_URL: "postgresql://selo:pw@localhost:5432/selo",
  AUTH_SECRET: "a-secret-that-is-longer-than-32-letters",
};

describe("the documents of the environment", () => {
  /** Read by the start script and the tests, before or beside server/env.ts. */
  const OF_SCRIPTS = ["PORT", "HOST", "SELO_DATA_DIR", "CHROMIUM_PATH"];

  it.each([".env.example", "README.md"])("%s names every variable that is read, and no other", (file) => {
    const text = readFileSync(file, "utf8");
    const pattern = file === "README.md" ? /^\| `([A-Z][A-Z_]+)` \|/gm : /^#? ?([A-Z][A-Z_]+)=/gm;
    const named = [...text.matchAll(pattern)].map((match) => match[1]);
    expect(new Set(named)).toEqual(new Set([...VARIABLE_NAMES, ...OF_SCRIPTS]));
  });
});

describe("parseEnv", () => {
  it("has defaults for all but the database and the secret", () => {
    expect(parseEnv(VALID)).toMatchObject({
      APP_URL: "http://localhost:3000",
      LOG_LEVEL: "info",
      DATABASE_POOL_SIZE: 10,
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(parseEnv({ ...VALID, LOG_LEVEL: "", APP_URL: " " })).toMatchObject({ LOG_LEVEL: "info" });
  });

  it.each([
    ["DATABASE_URL", "mysql://root:hunter2@localhost/x"],
    ["AUTH_SECRET", "hunter2"],
    ["APP_URL", "javascript:hunter2"],
    ["TRUSTED_PROXIES", "10.0.0.0/33, hunter2"],
    ["LOG_LEVEL", "hunter2"],
    ["DATABASE_POOL_SIZE", "0"],
    ["SMTP_URL", "https://hunter2@mail.example"],
    ["SMTP_FROM", "hunter2"],
    ["OIDC_ISSUER", "file:///hunter2"],
    ["OIDC_NAME", "hunter2".repeat(6)],
  ])("names %s when it is wrong, and never its value", (name, value) => {
    const parse = () => parseEnv({ ...VALID, [name]: value });
    expect(parse).toThrow(name);
    expect(parse).not.toThrow("hunter2");
  });

  it.each([
    ["SMTP_FROM", { SMTP_URL: "smtps://user:hunter2@mail.example:465" }],
    ["OIDC_CLIENT_ID", { OIDC_ISSUER: "https://login.example", OIDC_CLIENT_SECRET: "hunter2" }],
    ["OIDC_CLIENT_SECRET", { OIDC_ISSUER: "https://login.example", OIDC_CLIENT_ID: "hunter2" }],
  ])("names %s when it is missing beside what needs it", (name, given) => {
    const parse = () => parseEnv({ ...VALID, ...given });
    expect(parse).toThrow(name);
    expect(parse).not.toThrow("hunter2");
  });

  it("reads addresses and ranges of trusted proxies, of both families", () => {
    const { TRUSTED_PROXIES: proxies } = parseEnv({ ...VALID, TRUSTED_PROXIES: "10.0.0.0/8, 192.168.1.7,fd00::/8" });
    expect(proxies.check("10.200.3.4")).toBe(true);
    expect(proxies.check("192.168.1.7")).toBe(true);
    expect(proxies.check("192.168.1.8")).toBe(false);
    expect(proxies.check("fd12::1", "ipv6")).toBe(true);
  });

  it("trusts nobody unless told to", () => {
    expect(parseEnv(VALID).TRUSTED_PROXIES.check("127.0.0.1")).toBe(false);
  });
});
