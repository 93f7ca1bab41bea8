import { describe, expect, it } from "vitest";

import { judge, type Question, type Stage } from "./policy-run.ts";
import { ACCOUNTS, ASKED, KEY_POLICIES, PEOPLE } from "./policy-people.ts";
import { testBrowser } from "./test-browser.ts";

describe("the figure of a decision", () => {
  it.each<[Question["person"], Question["operation"], Question["keyPolicy"], boolean, Stage]>([
    ["developer", "Encrypt", "default", true, "identity-policy"],
    ["auditor", "Decrypt", "default", false, "deny"],
    ["administrator", "Decrypt", "default", false, "identity-policy"],
    ["developer", "Decrypt", "people", true, "key-policy"],
    ["auditor", "DescribeKey", "people", false, "key-policy"],
    ["administrator", "ScheduleKeyDeletion", "people", false, "deny"],
    ["worker", "Decrypt", "people", true, "grant"],
    ["clerk", "Decrypt", "people", true, "identity-policy"],
    ["intern", "Decrypt", "people", false, "identity-policy"],
    ["root", "Decrypt", "people", true, "identity-policy"],
    ["root", "Decrypt", "default", false, "key-policy"],
  ])("%s asks for %s under the policy %s: %s, decided by %s", async (person, operation, keyPolicy, allowed, by) => {
    const { stages, error } = await judge(testBrowser(), { person, operation, keyPolicy });
    expect(error === null).toBe(allowed);
    expect(stages.filter(({ decided }) => decided).map(({ stage }) => stage)).toEqual([by]);
  });

  it("marks one stage as deciding for everybody and every call, and agrees with what KMS answers", async () => {
    for (const account of ACCOUNTS)
      for (const person of PEOPLE[account])
        for (const operation of ASKED)
          for (const keyPolicy of KEY_POLICIES) {
            const { stages, error } = await judge(testBrowser(), { person, operation, keyPolicy });
            const decided = stages.filter((stage) => stage.decided);
            expect(decided).toHaveLength(1);
            const says = decided[0]?.verdict === "allows" || decided[0]?.verdict === "root";
            expect(says, `${person} ${operation} ${keyPolicy}`).toBe(error === null);
          }
  });
});
