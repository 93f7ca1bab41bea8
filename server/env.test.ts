import { describe, expect, it } from "vitest";

import { parseEnv } from "./env.ts";

const VALID = {
  DATABASE_URL: "postgresql://selo:pw@localhost:5432/selo",
  AUTH_SECRET: "a-secret-that-is-longer-than-32-letters",
};

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
  ])("names %s when it is wrong, and never its value", (name, value) => {
    const parse = () => parseEnv({ ...VALID, [name]: value });
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
