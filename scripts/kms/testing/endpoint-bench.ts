import { KMSClient } from "@aws-sdk/client-kms";

import { type Endpoint, startEndpoint } from "../endpoint.ts";
import { readOptions } from "../options.ts";

export const Plaintext = new TextEncoder().encode("The launch code is 0000.");

/** Endpoints on free ports of loopback for a test, and AWS clients of theirs. */
export function endpointBench() {
  const opened: Endpoint[] = [];
  return {
    start: async (...argv: string[]): Promise<Endpoint> => {
      const options = readOptions(["--port", "0", ...argv]);
      if (!options.ok) throw new Error(options.error);
      const started = await startEndpoint(options.value);
      if (!started.ok) throw new Error(started.error);
      opened.push(started.value);
      return started.value;
    },
    closeAll: async (): Promise<void> => {
      await Promise.all(opened.splice(0).map(({ close }) => close()));
    },
  };
}

export function clientOf({ url }: Endpoint, region = "us-east-1", accessKeyId = "AKIAIOSFODNN7EXAMPLE"): KMSClient {
  return new KMSClient({
    region,
    endpoint: url,
    credentials: { accessKeyId, secretAccessKey: "not checked" },
    maxAttempts: 1,
  });
}

export async function post({ url }: Endpoint, path: string, body: unknown): Promise<Response> {
  return await fetch(url + path, { method: "POST", body: JSON.stringify(body) });
}
