import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { createKms, createWorld, loadHttp, loadSeedDocument, rootCaller, webCryptoPort } from "../../lib/kms/index.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { createAdmin } from "./admin.ts";
import type { EndpointOptions } from "./options.ts";
import { keepWorld, readWorldFile } from "./world-file.ts";

export interface Endpoint {
  readonly url: string;
  /** Finishes what is under way, writes the world, and stops. */
  readonly close: () => Promise<void>;
}

const MOST_BYTES = 1_000_000;
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * The simulator as an HTTP endpoint for the AWS CLI and SDKs, on the real time plus whatever the clock
 * was moved by.
 * @returns a sentence that says what to do, where it cannot start.
 */
export async function startEndpoint(options: EndpointOptions): Promise<Result<Endpoint, string>> {
  const kept = options.data === undefined ? ok(createWorld(Date.now())) : await readWorldFile(options.data, Date.now());
  if (!kept.ok) return kept;
  const world = kept.value;
  const kms = createKms(world, { crypto: webCryptoPort(crypto.subtle), random });
  if (options.seed !== undefined) {
    const seeded = await readSeedFile(options.seed, world);
    if (!seeded.ok) return seeded;
    kms.apply(seeded.value);
  }
  const keeper = options.data === undefined ? null : keepWorld(options.data, world);
  if (keeper) kms.subscribe(keeper.touch);

  // A world that was moved ahead of the real time stays ahead by as much.
  let ahead = Math.max(0, world.now - Date.now());
  const keepTime = () => {
    const now = Date.now() + ahead;
    if (now > world.now) kms.advance(now - world.now);
  };
  const admin = createAdmin(
    kms,
    (byMs) => {
      ahead += byMs;
      keepTime();
    },
    options.account ?? rootCaller().accountId,
  );
  const { createService } = await loadHttp();
  const answerService = createService(kms, {
    ...(options.account === undefined ? {} : { accountId: options.account }),
    ...(options.region === undefined ? {} : { region: options.region }),
  });

  const answer = async (request: IncomingMessage): Promise<Response | Plain> => {
    const { method = "GET", url = "/", headers } = request;
    const { origin } = headers;
    const crossSite = headers["sec-fetch-site"] === "cross-site" || origin !== undefined;
    if (crossSite && !options["allow-origin"].includes(origin ?? "")) {
      return Response.json(
        { message: "Start the endpoint with --allow-origin to let a web page call it." },
        { status: 403 },
      );
    }
    const cors = origin === undefined ? {} : corsHeaders(origin);
    if (method === "OPTIONS") return new Response(null, { status: 204, headers: cors });
    const body = await readBody(request);
    if (body === null) return Response.json({ __type: "RequestEntityTooLargeException" }, { status: 413 });
    keepTime();
    const administered = url.startsWith("/_selo/")
      ? await admin.answer(method, new URL(url, "http://localhost"), body.toString("utf8"))
      : null;
    if (administered) {
      for (const [name, value] of Object.entries(cors)) administered.headers.set(name, value);
      return administered;
    }
    if (method !== "POST") return Response.json({ message: "Selo KMS. AWS clients send POST." }, { headers: cors });
    const { authorization = "", "x-amz-target": target } = headers;
    const call = { authorization, target: typeof target === "string" ? target : null, body: body.toString("utf8") };
    const { status, headers: given, body: text } = await answerService(call);
    return { status, headers: { ...given, ...cors }, text };
  };

  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, reply) => {
    answer(request).then(
      async (response) => await send(reply, response),
      () =>
        reply.writeHead(500, { "content-type": "application/x-amz-json-1.1" }).end('{"__type":"KMSInternalException"}'),
    );
  });
  const listening = await new Promise<Result<undefined, string>>((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${options.port} is taken. Give another one with --port, or 0 for a free one.`;
      resolve(err(error.code === "EADDRINUSE" ? taken : error.message));
    });
    server.listen(options.port, options.host, () => resolve(ok(undefined)));
  });
  if (!listening.ok) return listening;
  const { port, address, family } = server.address() as AddressInfo;
  return ok({
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${port}`,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await keeper?.flush();
    },
  });
}

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

async function readSeedFile(
  file: string,
  world: Parameters<Awaited<ReturnType<typeof loadSeedDocument>>["readSeed"]>[1],
) {
  const { readSeed } = await loadSeedDocument();
  try {
    const seeded = readSeed(await readFile(file, "utf8"), world);
    return seeded.ok ? seeded : err(`${file} is no seed file. Look at: ${seeded.error.join(", ")}.`);
  } catch (error) {
    return err(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** @returns null for a body that is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** An answer that needs no Response: making one costs as much as the call's cryptography. */
interface Plain {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

async function send(reply: ServerResponse, response: Response | Plain): Promise<void> {
  const { status, headers, text } = response instanceof Response ? await toPlain(response) : response;
  const body = Buffer.from(text);
  reply.writeHead(status, { ...headers, "content-length": body.length });
  reply.end(body);
}

async function toPlain(response: Response): Promise<Plain> {
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

function corsHeaders(origin: string): Record<string, string> {
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "POST, GET, OPTIONS",
    "access-control-allow-headers":
      "authorization, content-type, x-amz-target, x-amz-date, x-amz-security-token, x-amz-user-agent, amz-sdk-invocation-id, amz-sdk-request",
    vary: "origin",
  };
}
