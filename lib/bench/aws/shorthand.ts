import { err, ok, type Result } from "../../result.ts";

/** What shorthand can say; numbers and booleans are still text, since only a shape knows them. */
export type ShorthandValue = string | readonly ShorthandValue[] | { readonly [name: string]: ShorthandValue };

/**
 * The CLI's shorthand for structures: `A=1,B=x`, lists `A=[1,2]` or `A=1,2`, structures `A={B=1}`, quotes.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 * @returns the CLI's own sentence where the text does not parse. Never throws.
 */
export function parseShorthand(text: string): Result<Readonly<Record<string, ShorthandValue>>, string> {
  const reader = new Reader(text);
  const value = reader.pairs(false);
  return value.ok && !reader.atEnd() ? reader.expected(",") : value;
}

type Pairs = Readonly<Record<string, ShorthandValue>>;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  expected(wanted: string): Result<never, string> {
    const found = this.atEnd() ? "EOF" : this.#text.charAt(this.#at);
    return err(`Expected: '${wanted}', received: '${found}' for input:\n${this.#text}\n${" ".repeat(this.#at)}^`);
  }

  /** key=value,key=value, up to the end or to a closing brace. */
  pairs(braced: boolean): Result<Pairs, string> {
    const found = new Map<string, ShorthandValue>();
    for (;;) {
      this.#space();
      const name = this.#take(/[^=,{}[\]\s]*/y);
      if (name === "") return this.expected("=");
      this.#space();
      if (!this.#skip("=")) return this.expected("=");
      const value = this.#value(braced);
      if (!value.ok) return value;
      found.set(name, value.value);
      this.#space();
      if (!this.#skip(",")) return ok(Object.fromEntries(found));
    }
  }

  #value(braced: boolean): Result<ShorthandValue, string> {
    const first = this.#single(braced);
    if (!first.ok || typeof first.value !== "string") return first;
    // a=1,2: what follows a comma and has no equals sign of its own belongs to the list.
    const list = [first.value];
    while (this.#looksLikeMore()) {
      this.#skip(",");
      const next = this.#single(braced);
      if (!next.ok) return next;
      if (typeof next.value === "string") list.push(next.value);
    }
    return ok(list.length === 1 ? first.value : list);
  }

  #looksLikeMore(): boolean {
    return /^,\s*(?:"[^"]*"|'[^']*'|[^=,{}[\]]*)\s*(?:[,}]|$)/.test(this.#text.slice(this.#at));
  }

  #single(braced: boolean): Result<ShorthandValue, string> {
    this.#space();
    if (this.#skip("{")) {
      const inner = this.pairs(true);
      if (!inner.ok) return inner;
      this.#space();
      return this.#skip("}") ? inner : this.expected("}");
    }
    if (this.#skip("[")) return this.#list();
    for (const quote of ["'", '"']) {
      if (!this.#skip(quote)) continue;
      const body = this.#take(quote === "'" ? /(?:[^'\\]|\\[\s\S])*/y : /(?:[^"\\]|\\[\s\S])*/y);
      return this.#skip(quote) ? ok(body.replaceAll(/\\(['"\\])/g, "$1")) : this.expected(quote);
    }
    const text = this.#take(braced ? /(?:[^,{}[\]\\]|\\[\s\S])*/y : /(?:[^,\\]|\\[\s\S])*/y);
    return ok(text.trimEnd().replaceAll(/\\([,\\])/g, "$1"));
  }

  #list(): Result<ShorthandValue, string> {
    const list: ShorthandValue[] = [];
    this.#space();
    if (this.#skip("]")) return ok(list);
    for (;;) {
      const value = this.#single(true);
      if (!value.ok) return value;
      list.push(value.value);
      this.#space();
      if (this.#skip("]")) return ok(list);
      if (!this.#skip(",")) return this.expected("]");
    }
  }

  #space(): void {
    this.#take(/\s*/y);
  }

  #skip(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [text = ""] = pattern.exec(this.#text) ?? [];
    this.#at += text.length;
    return text;
  }
}
