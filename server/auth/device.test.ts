import { describe, expect, it } from "vitest";

import { parseStoredDevice, toStoredDevice } from "./device.ts";

describe("toStoredDevice", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox/Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
      "Edge/Windows",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
      "Chrome/Android",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1",
      "Safari/iOS",
    ],
    ["curl/8.0 (Linux)", "?/Linux"],
  ])("keeps of %s no more than %s", (userAgent, stored) => {
    expect(toStoredDevice(userAgent)).toBe(stored);
  });

  it.each([null, undefined, "", "something else"])("keeps nothing of %j", (userAgent) => {
    expect(toStoredDevice(userAgent)).toBeNull();
  });

  it("is read back as browser and system, null for what is not known", () => {
    expect(parseStoredDevice("?/Linux")).toEqual({ browser: null, system: "Linux" });
    expect(parseStoredDevice("Firefox/Linux")).toEqual({ browser: "Firefox", system: "Linux" });
    expect(parseStoredDevice(null)).toEqual({ browser: null, system: null });
  });
});
