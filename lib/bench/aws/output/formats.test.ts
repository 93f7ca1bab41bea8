import { describe, expect, it } from "vitest";

import { toPrintable } from "./printable.ts";
import { formatTable } from "./table.ts";
import { formatText } from "./text.ts";

describe("toPrintable", () => {
  it("writes bytes in base64 and moments with microseconds only where there are any", () => {
    const answer = { Plaintext: Uint8Array.of(1, 2), CreationDate: 1.5, Gone: undefined, List: [{ ValidTo: 60 }] };
    expect(toPrintable(answer)).toEqual({
      Plaintext: "AQI=",
      CreationDate: "1970-01-01T00:00:01.500000+00:00",
      List: [{ ValidTo: "1970-01-01T00:01:00+00:00" }],
    });
  });
});

/** What the AWS CLI 2.9.19 printed for the same answers. */
describe("text", () => {
  it("puts scalars on one line and names what is nested", () => {
    const answer = { KeyMetadata: { KeyId: "k", Enabled: true, Algorithms: ["A", "B"], AWSAccountId: "1" } };
    expect(formatText(answer)).toBe("KEYMETADATA\t1\tTrue\tk\nALGORITHMS\tA\nALGORITHMS\tB\n");
  });

  it("gives all rows of a list the same columns", () => {
    expect(formatText({ Tags: [{ A: "1" }, { A: "2", B: "3" }] })).toBe("TAGS\t1\t\nTAGS\t2\t3\n");
  });

  it("prints bare lists by tabs, and nothing there is as None", () => {
    expect(
      formatText([
        ["a", "b"],
        ["c", "d"],
      ]),
    ).toBe("a\tb\nc\td\n");
    expect(formatText(["a", "b"])).toBe("a\tb\n");
    expect(formatText(null)).toBe("None\n");
    expect(formatText([])).toBe("");
  });
});

describe("table", () => {
  it("frames lists with a header", () => {
    const tags = [
      { TagKey: "team", TagValue: "red" },
      { TagKey: "env", TagValue: "prod" },
    ];
    expect(formatTable("ListResourceTags", { Tags: tags })).toBe(
      [
        "--------------------------",
        "|    ListResourceTags    |",
        "+------------------------+",
        "||         Tags         ||",
        "|+---------+------------+|",
        "|| TagKey  | TagValue   ||",
        "|+---------+------------+|",
        "||  team   |  red       ||",
        "||  env    |  prod      ||",
        "|+---------+------------+|",
        "",
      ].join("\n"),
    );
  });

  it("stands a wide row upright", () => {
    const KeyArn = "arn:aws:kms:us-east-1:123456789012:key/9cea0eb6-0497-47e8-9162-17cf400f3cbb";
    expect(formatTable("ListKeys", { Keys: [{ KeyArn, KeyId: "9cea0eb6-0497-47e8-9162-17cf400f3cbb" }] })).toBe(
      [
        "---------------------------------------------------------------------------------------------",
        "|                                         ListKeys                                          |",
        "+-------------------------------------------------------------------------------------------+",
        "||                                          Keys                                           ||",
        "|+--------+--------------------------------------------------------------------------------+|",
        `||  KeyArn|  ${KeyArn}   ||`,
        "||  KeyId |  9cea0eb6-0497-47e8-9162-17cf400f3cbb                                          ||",
        "|+--------+--------------------------------------------------------------------------------+|",
        "",
      ].join("\n"),
    );
  });

  it("draws lists of lists as rows and a lone scalar as a title alone", () => {
    expect(formatTable("ListAliases", [["alias/app"]])).toBe(
      ["---------------", "| ListAliases |", "+-------------+", "|  alias/app  |", "+-------------+", ""].join("\n"),
    );
    expect(formatTable("ListAliases", "alias/app")).toBe(
      ["-------------", "|ListAliases|", "+-----------+", ""].join("\n"),
    );
  });
});
