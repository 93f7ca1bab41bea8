import { describe, expect, it } from "vitest";

import { OPERATION_NAMES } from "../index.ts";
import { testBench, withIdentity } from "../testing/bench.ts";
import { EXAMPLES, prepareExample } from "../testing/example-calls.ts";
import model from "../testing/service-model.json";
import { loadOperation } from "./registry.ts";

const outputs = model.operations as Readonly<Record<string, { readonly output: readonly string[] }>>;
const allow = (element: object) => ({ Statement: { Effect: "Allow", Resource: "*", ...element } });

describe.each(OPERATION_NAMES)("%s", (operation) => {
  it("answers with members that the service model lists, and leaves one record", async () => {
    const bench = testBench();
    const { input } = await prepareExample(bench, operation);
    const before = bench.world.events.length;
    const answer: object = (await bench.succeed(operation, input)) ?? {};
    expect(outputs[operation]?.output).toEqual(expect.arrayContaining(Object.keys(answer)));
    expect(bench.world.events.slice(before).filter(({ eventType }) => eventType === "AwsApiCall")).toMatchObject([
      { eventName: operation, readOnly: (await loadOperation(operation)).readOnly },
    ]);
  });

  it("takes the permissions that it names, and no others", async () => {
    const bench = testBench();
    const { input } = await prepareExample(bench, operation);
    // The account that made a grant may retire it, and no policy is asked.
    const actions = EXAMPLES[operation].actions ?? [operation];
    for (const missing of actions) {
      const caller = withIdentity(bench, "nearly", allow({ NotAction: `kms:${missing}` }));
      const error = await bench.fail(operation, input, { caller });
      expect(error).toMatchObject({
        code: "AccessDeniedException",
        message: expect.stringContaining(`kms:${missing} `),
      });
    }
    if (actions.length === 0) return;
    const caller = withIdentity(bench, "just", allow({ Action: actions.map((action) => `kms:${action}`) }));
    await bench.succeed(operation, input, { caller });
  });

  it("changes nothing in a dry run, where it has one", async () => {
    const { input: shape } = await loadOperation(operation);
    if (!("DryRun" in shape)) {
      expect(Object.hasOwn(shape, "DryRun")).toBe(false);
      return;
    }
    const bench = testBench();
    const { input } = await prepareExample(bench, operation);
    const before = new Map(bench.world.keys);
    const error = await bench.fail(operation, { ...input, DryRun: true });
    expect(error.code).toBe("DryRunOperationException");
    expect(new Map(bench.world.keys)).toEqual(before);
  });
});

describe("a dry run that ignores the ciphertext", () => {
  const dry = { DryRun: true, DryRunModifiers: ["IGNORE_CIPHERTEXT"] };

  it.each([
    ["Decrypt", (KeyId: string) => ({ KeyId })],
    ["ReEncrypt", (KeyId: string) => ({ SourceKeyId: KeyId, DestinationKeyId: KeyId })],
  ] as const)("%s asks about the permission alone", async (operation, inputOf) => {
    const bench = testBench();
    const { KeyId } = (await bench.succeed("CreateKey", {})).KeyMetadata;
    const input = { ...inputOf(KeyId), ...dry };
    expect((await bench.fail(operation, input)).code).toBe("DryRunOperationException");
    const caller = withIdentity(bench, "nobody");
    expect((await bench.fail(operation, input, { caller })).code).toBe("AccessDeniedException");
    expect((await bench.fail(operation, { ...inputOf(KeyId), DryRun: true })).code).toBe("ValidationException");
    const unnamed = { ...dry, ...(operation === "ReEncrypt" ? { DestinationKeyId: KeyId } : {}) };
    expect((await bench.fail(operation, unnamed)).code).toBe("ValidationException");
  });
});

it("an attestation document is refused: there is no enclave that it could come from", async () => {
  const bench = testBench();
  const Recipient = { KeyEncryptionAlgorithm: "RSAES_OAEP_SHA_256", AttestationDocument: new Uint8Array(9) };
  const error = await bench.fail("GenerateRandom", { NumberOfBytes: 8, Recipient });
  expect(error).toMatchObject({ code: "ValidationException", message: expect.stringContaining("enclave") });
});
