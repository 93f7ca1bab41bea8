import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { RICH_TAGS, RichText, type RichNode } from "@/lib/api/rich-text";

import { markdownToRichText, MAX_DEPTH, MAX_MARKDOWN_LENGTH } from "./markdown-to-rich-text.ts";

describe("markdownToRichText", () => {
  it.each([
    [
      "A `key` is **never** *shown*.",
      [["p", "A ", ["code", "key"], " is ", ["strong", "never"], " ", ["em", "shown"], "."]],
    ],
    ["One\\\ntwo", [["p", "One", ["br"], "two"]]],
    ["- a\n- b", [["ul", ["li", "a"], ["li", "b"]]]],
    ["1. a\n2. b", [["ol", ["li", "a"], ["li", "b"]]]],
    ["```json\n{}\n```", [["pre", ["code", "{}"]]]],
    ["# Title", [["p", ["strong", "Title"]]]],
    ["> quoted", [["p", "quoted"]]],
    ["see [the page](https://example.com)", [["p", "see ", "the page"]]],
    ["![alt](x.png)after", [["p", "after"]]],
    [
      "a\n\n---\n\nb",
      [
        ["p", "a"],
        ["p", "b"],
      ],
    ],
    ["", []],
  ])("reads %j", (markdown, tree) => {
    expect(markdownToRichText(markdown)).toEqual(tree);
  });

  it.each(XSS())("keeps %j as text or drops it", (payload) => {
    const tags = allNodes(markdownToRichText(payload)).flatMap((node) => (typeof node === "string" ? [] : [node[0]]));
    expect(tags.filter((tag) => !RICH_TAGS.includes(tag))).toEqual([]);
  });

  it("shows HTML as the text it is", () => {
    expect(markdownToRichText("<script>alert(1)</script>")).toEqual([["p", "<script>alert(1)</script>"]]);
    expect(markdownToRichText("a <b onclick=x>b</b>")).toEqual([["p", "a ", "<b onclick=x>", "b", "</b>"]]);
  });

  it("gives a valid tree of bounded depth for any text", () => {
    const fragment = fc.constantFrom(
      ..."*_`[]()<>!#-+>\\&;:|~ \n\t1.".split(""),
      ...XSS(),
      "[a][b]",
      "\n\n",
      "    ",
      "é",
      "\u0000",
    );
    const markdown = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(markdown, (source) => {
        const tree = markdownToRichText(source);
        expect(RichText.safeParse(tree).success).toBe(true);
        expect(depthOf(tree)).toBeLessThanOrEqual(MAX_DEPTH + 3);
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it.each([">", "*", "- ", "1. ", "[", "![", "`", "<", "**a ", "_a_", "> - ", "\\"])(
    "takes the longest text of %j in under a second of processor time",
    (unit) => {
      const started = process.cpuUsage();
      const tree = markdownToRichText(unit.repeat(MAX_MARKDOWN_LENGTH));
      expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
      expect(depthOf(tree)).toBeLessThanOrEqual(MAX_DEPTH + 3);
    },
  );
});

function allNodes(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node) => (typeof node === "string" ? [node] : [node, ...allNodes(node.slice(1))]));
}

function depthOf(nodes: readonly RichNode[]): number {
  return Math.max(0, ...nodes.map((node) => (typeof node === "string" ? 1 : 1 + depthOf(node.slice(1)))));
}

function XSS(): string[] {
  return [
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "[click](  java\nscript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "`<img src=x onerror=alert(1)>`",
    "<style>*{background:url(//evil)}</style>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
  ];
}
