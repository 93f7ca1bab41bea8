import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { jsonPlaces, placeOf } from "./json-places.ts";

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("the places of a JSON text", () => {
  it("are those of its values, whatever the value", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        const value: unknown = JSON.parse(json);
        const text = JSON.stringify(value, null, indent);
        const places = jsonPlaces(text);
        expect(places.faultAt).toBeNull();
        const walk = (part: unknown, path: readonly (string | number)[]) => {
          const place = places.value(path);
          expect(JSON.parse(text.slice(place?.from, place?.to))).toEqual(part);
          if (Array.isArray(part)) part.forEach((entry, index) => walk(entry, [...path, index]));
          else if (typeof part === "object" && part !== null) {
            for (const [name, entry] of Object.entries(part)) {
              const named = places.name([...path, name]);
              expect(JSON.parse(text.slice(named?.from, named?.to))).toBe(name);
              walk(entry, [...path, name]);
            }
          }
        };
        walk(value, []);
      }),
    );
  });

  it("end where JSON.parse would refuse, and only there", () => {
    const spoilt = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "x", "\\", "\n", "0", "[", "-", "."))
      .map(([json, at, put]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + put + json.slice(place + (put === "" ? 1 : 0));
      });
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string()), (text) => {
        expect(jsonPlaces(text).faultAt === null).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("say where the fault is", () => {
    expect(jsonPlaces('{"a": 1,}').faultAt).toBe(8);
    expect(jsonPlaces('{"a": }').faultAt).toBe(6);
    expect(jsonPlaces("").faultAt).toBe(0);
    expect(jsonPlaces("{} x").faultAt).toBe(3);
  });

  it("survive a text of nothing but brackets", () => {
    expect(jsonPlaces("[".repeat(100_000)).faultAt).toBe(201);
  });

  it("lead to what would hold a member that is missing", () => {
    const text = '{"Statement": [{"Effect": "Allow"}]}';
    const places = jsonPlaces(text);
    const at = (path: readonly (string | number)[]) => {
      const { from, to } = placeOf(places, text, path);
      return text.slice(from, to);
    };
    expect(at(["Statement", 0, "Effect"])).toBe('"Allow"');
    expect(at(["Statement", 0, "Action"])).toBe("{");
    expect(at(["Statement", 3, "Action"])).toBe("[");
    expect(placeOf(jsonPlaces("x"), "x", ["a"])).toEqual({ from: 0, to: 1 });
  });
});
