import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fold } from "./fold.ts";
import { openSearch } from "./open-search.ts";
import type { SearchDocument } from "./search-document.ts";

const DOCUMENTS: readonly SearchDocument[] = [
  { href: "/a", kind: "lesson", title: "Rotação", within: "Rotação", text: "O material da chave muda, a chave fica." },
  { href: "/b", kind: "term", title: "chave de dados", within: "", text: "Uma chave que cifra dados fora do KMS." },
  { href: "/c", kind: "operation", title: "GenerateDataKey", within: "", text: "KeyId KeySpec EncryptionContext" },
  { href: "/d", kind: "lab", title: "A sua primeira chave", within: "", text: "Crie uma chave." },
];
const find = openSearch(DOCUMENTS);
const hrefs = (query: string) => find(query).map(({ href }) => href);

describe("openSearch", () => {
  it("ignores accents, both in what is asked and in what is found", () => {
    expect(hrefs("rotacao")).toEqual(["/a"]);
    expect(hrefs("ROTAÇÃO")).toEqual(["/a"]);
  });

  it("finds an operation by a part of its name, by a beginning and with a slip", () => {
    expect(hrefs("datakey")).toContain("/c");
    expect(hrefs("generate")).toEqual(["/c"]);
    expect(hrefs("EncriptionContext")).toEqual(["/c"]);
  });

  it("puts what is named so before what only mentions it", () => {
    expect(hrefs("chave")[0]).not.toBe("/a");
    expect(hrefs("chave").toSorted()).toEqual(["/a", "/b", "/d"]);
  });

  it("shows the words around the hit", () => {
    expect(find("material")[0]?.excerpt).toContain("material da chave");
  });

  it("wants all words", () => {
    expect(hrefs("chave dados")).toEqual(["/b"]);
    expect(hrefs("chave unicornio")).toEqual([]);
  });

  it("never throws, whatever is asked", () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(Array.isArray(find(query))).toBe(true);
      }),
    );
  });
});

it("fold leaves letters and digits", () => {
  expect(fold("Ação Ümlaut 42")).toBe("acao umlaut 42");
});
