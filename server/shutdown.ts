import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { closeDb } from "./db/client.ts";
import { ownsSignals } from "./env.ts";
import { isDraining, startDraining } from "./http/draining.ts";
import { describeError, getLog } from "./log.ts";

/**
 * How long the process goes on taking requests after it was asked to end, closing each connection with
 * its reply. A connection closed under a client that is just sending would look like a lost reply.
 */
const LINGER_MS = 500;
const LINGER_SLICES = 10;
/** How long it may take in all before the process ends regardless. */
const DRAIN_LIMIT_MS = 8_000;

/**
 * Ends the process without dropping a reply. On SIGTERM or SIGINT readiness turns 503 at once; then
 * either Next closes its server (its own handler), or, where the start script left signals to us
 * (NEXT_MANUAL_SIG_HANDLE), we do: a moment's linger, no new connections, replies under way finish, the
 * pool closes, exit. A process whose starter is gone (its IPC channel closed) ends the same way.
 */
export function installShutdown(): void {
  const traffic = watchTraffic();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      startDraining();
      for (const response of traffic.underWay) response.shouldKeepAlive = false;
      if (ownsSignals()) void drain(traffic.servers);
    });
  }
  if (process.send) process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
}

interface Traffic {
  readonly servers: ReadonlySet<Server>;
  readonly underWay: ReadonlySet<ServerResponse>;
}

/** Keeps count of what every HTTP server of this process has to answer. While draining, replies close their connection. */
function watchTraffic(): Traffic {
  const servers = new Set<Server>();
  const underWay = new Set<ServerResponse>();
  subscribe("http.server.request.start", (message) => {
    const { server, response } = message as { server: Server; response: ServerResponse };
    servers.add(server);
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    if (isDraining()) response.shouldKeepAlive = false;
  });
  return { servers, underWay };
}

async function drain(servers: ReadonlySet<Server>): Promise<void> {
  getLog().info("shutting down: finishing what is under way");
  setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
  try {
    // In slices: even on a machine so busy that timers are late, what has arrived is read in between.
    for (let slice = 0; slice < LINGER_SLICES; slice += 1) await sleep(LINGER_MS / LINGER_SLICES);
    await Promise.all([...servers].map(closeServer));
    await closeDb();
  } catch (error) {
    getLog().error({ err: describeError(error) }, "shutting down was not clean");
  }
  process.exit(0);
}

/** Waits for the replies under way. Connections that stayed idle through the linger are closed at once. */
async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
