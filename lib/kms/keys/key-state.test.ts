import { describe, expect, it } from "vitest";

import { type OperationName, utf8 } from "../index.ts";
import { testBench } from "../testing/bench.ts";

/**
 * Operation by state, every cell: https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 * A state that is not named lets the operation act.
 */
const STATES = ["Enabled", "Disabled", "PendingDeletion"] as const;
const DISABLED = { Disabled: "DisabledException" };
const DELETION = { PendingDeletion: "KMSInvalidStateException" };
const ANY = {};

const TABLE: readonly (readonly [OperationName, object, Partial<Record<(typeof STATES)[number], string>>])[] = [
  ["CancelKeyDeletion", {}, { Enabled: "KMSInvalidStateException", Disabled: "KMSInvalidStateException" }],
  ["CreateAlias", { AliasName: "alias/x" }, DELETION],
  ["DescribeKey", {}, ANY],
  ["DisableKey", {}, DELETION],
  ["DisableKeyRotation", {}, { ...DISABLED, ...DELETION }],
  ["EnableKey", {}, DELETION],
  ["EnableKeyRotation", {}, { ...DISABLED, ...DELETION }],
  ["Encrypt", { Plaintext: utf8("x") }, { ...DISABLED, ...DELETION }],
  ["GenerateDataKey", { KeySpec: "AES_256" }, { ...DISABLED, ...DELETION }],
  ["GenerateDataKeyWithoutPlaintext", { KeySpec: "AES_256" }, { ...DISABLED, ...DELETION }],
  ["GetKeyPolicy", {}, ANY],
  ["GetKeyRotationStatus", {}, ANY],
  ["ListAliases", {}, ANY],
  ["ListKeyPolicies", {}, ANY],
  ["ListKeyRotations", {}, ANY],
  ["ListResourceTags", {}, ANY],
  ["RotateKeyOnDemand", {}, { ...DISABLED, ...DELETION }],
  ["ScheduleKeyDeletion", {}, DELETION],
  ["TagResource", { Tags: [{ TagKey: "a", TagValue: "b" }] }, DELETION],
  ["UntagResource", { TagKeys: ["a"] }, DELETION],
  ["UpdateKeyDescription", { Description: "d" }, DELETION],
];

async function keyIn(state: (typeof STATES)[number]) {
  const bench = testBench();
  const { KeyId, Arn } = (await bench.succeed("CreateKey", {})).KeyMetadata;
  if (state === "Disabled") await bench.succeed("DisableKey", { KeyId });
  if (state === "PendingDeletion") await bench.succeed("ScheduleKeyDeletion", { KeyId });
  return { bench, KeyId, Arn };
}

describe.each(TABLE)("%s", (operation, input, refusals) => {
  it.each(STATES)("on a key that is %s", async (state) => {
    const { bench, KeyId, Arn } = await keyIn(state);
    const target = operation === "CreateAlias" ? { TargetKeyId: KeyId } : { KeyId };
    const refusal = refusals[state];
    if (refusal === undefined) {
      await bench.succeed(operation, { ...input, ...target });
      return;
    }
    const error = await bench.fail(operation, { ...input, ...target });
    expect(error.code).toBe(refusal);
    expect(error.message.startsWith(`${Arn} is `)).toBe(true);
    // A refused call leaves the key as it was.
    expect((await bench.succeed("DescribeKey", { KeyId })).KeyMetadata.KeyState).toBe(state);
  });
});
