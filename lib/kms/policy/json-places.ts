/**
 * Where the members of a JSON text are, so that what is said of a policy is said at its line. Reads
 * exactly what JSON.parse reads (RFC 8259), which a test holds it to; it keeps places, not values.
 */
export type JsonPath = readonly (string | number)[];

/** From a character up to, and without, another. */
export interface TextPlace {
  readonly from: number;
  readonly to: number;
}

export interface JsonPlaces {
  /** Where the text stops being JSON; null where it is JSON to its end. */
  readonly faultAt: number | null;
  /** Of values, by path. What stands before a fault is there. */
  readonly value: (path: JsonPath) => TextPlace | null;
  /** Of the names of members, by the member's path. */
  readonly name: (path: JsonPath) => TextPlace | null;
}

export function jsonPlaces(text: string): JsonPlaces {
  const reader = new Reader(text);
  const faultAt = reader.read();
  return {
    faultAt,
    value: (path) => reader.values.get(JSON.stringify(path)) ?? null,
    name: (path) => reader.names.get(JSON.stringify(path)) ?? null,
  };
}

/**
 * The place of what a path names; where it names nothing, the first character of what would hold it.
 * The whole text where there is nothing at all.
 */
export function placeOf(places: JsonPlaces, text: string, path: JsonPath): TextPlace {
  const own = places.value(path);
  if (own) return own;
  for (let length = path.length - 1; length >= 0; length--) {
    const holder = places.value(path.slice(0, length));
    if (holder) return { from: holder.from, to: Math.min(holder.from + 1, holder.to) };
  }
  return { from: 0, to: text.length };
}

// oxlint-disable-next-line no-control-regex -- JSON allows every character in a string but these.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
/** Deeper than any policy; a text of nothing but brackets must not exhaust the stack. */
const DEEPEST = 200;

class Fault extends Error {}

class Reader {
  readonly values = new Map<string, TextPlace>();
  readonly names = new Map<string, TextPlace>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns where it stops being JSON, or null. */
  read(): number | null {
    try {
      this.#value([]);
      this.#space();
      return this.#at < this.#text.length ? this.#at : null;
    } catch (error) {
      if (error instanceof Fault) return this.#at;
      throw error;
    }
  }

  #value(path: JsonPath): void {
    this.#space();
    const from = this.#at;
    const next = this.#text[from];
    if (path.length > DEEPEST) throw new Fault();
    if (next === "{") this.#object(path);
    else if (next === "[") this.#array(path);
    else this.#take(next === '"' ? STRING : next === "-" || /\d/.test(next ?? "") ? NUMBER : WORD);
    this.values.set(JSON.stringify(path), { from, to: this.#at });
  }

  #object(path: JsonPath): void {
    this.#list("{", "}", () => {
      const from = this.#at;
      const name = String(JSON.parse(this.#take(STRING)));
      const member = [...path, name];
      this.names.set(JSON.stringify(member), { from, to: this.#at });
      this.#space();
      this.#expect(":");
      this.#value(member);
    });
  }

  #array(path: JsonPath): void {
    let index = 0;
    this.#list("[", "]", () => this.#value([...path, index++]));
  }

  #list(open: string, close: string, entry: () => void): void {
    this.#expect(open);
    this.#space();
    if (this.#text[this.#at] === close) return this.#expect(close);
    for (;;) {
      this.#space();
      entry();
      this.#space();
      if (this.#text[this.#at] !== ",") return this.#expect(close);
      this.#at++;
    }
  }

  #take(token: RegExp): string {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text)?.[0];
    if (found === undefined) throw new Fault();
    this.#at += found.length;
    return found;
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) throw new Fault();
    this.#at++;
  }

  #space(): void {
    this.#take(SPACE);
  }
}
