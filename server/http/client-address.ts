import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

import { getEnv } from "../env.ts";

/**
 * The address a request came from. Next shows a route handler no socket, and a client may write any
 * X-Forwarded-For it likes; so the peer's address is stamped on each request by us, over whatever
 * the client sent under that name, before Next sees it.
 */
export const PEER_HEADER = "x-selo-peer-address";

/** Stamps every request that any HTTP server of this process receives. Call once, at start. */
export function stampPeerAddress(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "unknown";
  });
}

/** Did the request come straight from a proxy that the configuration trusts? */
export function isFromTrustedProxy(headers: Headers): boolean {
  return isTrusted(headers.get(PEER_HEADER) ?? "");
}

/**
 * The client's address: the peer's, or where the peer is a trusted proxy, the last hop in
 * X-Forwarded-For that is not one. "unknown" where the server was started without the stamp.
 */
export function clientAddress(headers: Headers): string {
  const peer = headers.get(PEER_HEADER) ?? "unknown";
  if (!isTrusted(peer)) return peer;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.findLast((hop) => isIP(hop) !== 0 && !isTrusted(hop)) ?? peer;
}

function isTrusted(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  const family = isIP(plain);
  return family !== 0 && getEnv().TRUSTED_PROXIES.check(plain, family === 6 ? "ipv6" : "ipv4");
}
