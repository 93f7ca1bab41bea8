import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { toBase64, toHex } from "@/lib/kms";

import { INPUT_MODES, readBytes, readContext, writeBytes } from "./read-bytes.ts";

describe("readBytes", () => {
  it("reads back what was written as hex and as base64, also across lines", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(readBytes(toHex(bytes).replaceAll(/(.{10})/g, "$1\n"), "hex")).toEqual(bytes);
        expect(readBytes(toBase64(bytes).replaceAll(/(.{10})/g, "$1 "), "base64")).toEqual(bytes);
      }),
    );
  });

  it("answers null for what is not of that form", () => {
    expect(readBytes("abc", "hex")).toBeNull();
    expect(readBytes("zz", "hex")).toBeNull();
    expect(readBytes("a*b=", "base64")).toBeNull();
  });
});

describe("readContext", () => {
  it("reads a pair a line, with = allowed in values", () => {
    expect(readContext("a=1\n\nb = x=y ")).toEqual({ a: "1", b: "x=y" });
    expect(readContext("")).toEqual({});
  });

  it("answers null for a line that is no pair", () => {
    expect(readContext("a")).toBeNull();
    expect(readContext("=b")).toBeNull();
  });
});

it("bytes are the same in whatever form they are written, and no text where they are none", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      for (const mode of INPUT_MODES) {
        const written = writeBytes(bytes, mode);
        if (mode !== "text") expect(written).not.toBeNull();
        if (written !== null) expect(readBytes(written, mode)).toEqual(bytes);
      }
    }),
  );
  expect(writeBytes(new Uint8Array([0xff]), "text")).toBeNull();
});
