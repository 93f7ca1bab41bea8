import * as sdk from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";

import { loadHttp, OPERATION_NAMES, type OperationName } from "../../kms/index.ts";
import { testBench } from "../../kms/testing/bench.ts";
import { prepareExample } from "../../kms/testing/example-calls.ts";
import { toPrintable } from "../aws/output/printable.ts";
import { testShell } from "../testing/test-shell.ts";
import { asCli, asSdk } from "./copy-as.ts";

/**
 * What the copy buttons give is run here as it is: the command line in the shell, the module with the
 * real SDK. Two worlds from one seed come to the same, so the answers can be compared to the letter.
 */

/** Their wrapping keys are RSA, which comes from the platform and not from the seed. */
const RSA: readonly OperationName[] = ["GetParametersForImport", "ImportKeyMaterial"];

async function direct(operation: OperationName) {
  const bench = testBench();
  const { input } = await prepareExample(bench, operation);
  return toPrintable(await bench.succeed(operation, input));
}

describe.each(OPERATION_NAMES)("a call of %s", (operation) => {
  it("copied for the command line does in the shell what the call itself does", async () => {
    const bench = testBench();
    const { input } = await prepareExample(bench, operation);
    const { run } = testShell(bench.kms);
    const printed = await run(asCli({ operation, input: { ...input } }));
    const answer: unknown = printed === "" ? undefined : JSON.parse(printed);
    // Moments are printed as moments: seconds since 1970 would be a number of ten digits.
    expect(printed).not.toMatch(/: 1\d{9}/);
    if (RSA.includes(operation)) expect(answer).toBeDefined();
    // The command line goes through all pages and prints what it gathered, without the marks between them.
    else expect(answer).toEqual(withoutPageMarks(await direct(operation)));
  });

  it("copied for the SDK is answered by the simulator through the real client", async () => {
    const bench = testBench();
    const { input } = await prepareExample(bench, operation);
    const { createHandler } = await loadHttp();
    const answer = await runModule(asSdk({ operation, input: { ...input } }), createHandler(bench.kms));
    expect(answer).toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });
});

function withoutPageMarks(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  const { Truncated: _, NextMarker: __, ...rest } = answer as Readonly<Record<string, unknown>>;
  return rest;
}

/** Runs the copied module: its import becomes what it imports, its client one that talks to the handler. */
async function runModule(code: string, handler: (request: Request) => Promise<Response>): Promise<unknown> {
  class KMSClient extends sdk.KMSClient {
    constructor() {
      super({
        region: "us-east-1",
        credentials: { accessKeyId: "123456789012", secretAccessKey: "not checked" },
        requestHandler: { handle: async (request: SentRequest) => ({ response: await answered(request, handler) }) },
      });
    }
  }
  const [, names = ""] = /^import \{ ([^}]+) \} from "@aws-sdk\/client-kms";\n/.exec(code) ?? [];
  expect(names).not.toBe("");
  const body = code.slice(code.indexOf("\n"));
  const command = names.split(", ").find((name) => name !== "KMSClient") ?? "";
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<unknown>;
  const run = new AsyncFunction("KMSClient", command, "Buffer", `${body}\nreturn answer;`);
  return await run(KMSClient, Object.entries(sdk).find(([name]) => name === command)?.[1], Buffer);
}

interface SentRequest {
  readonly headers: Record<string, string>;
  readonly body?: string;
}

async function answered({ headers, body }: SentRequest, handler: (request: Request) => Promise<Response>) {
  const { host: _, ...sent } = headers;
  const response = await handler(
    new Request("https://kms.example/", { method: "POST", headers: sent, body: body ?? "" }),
  );
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
