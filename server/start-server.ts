import "server-only";
import { PURGE } from "./account/purge-learners.ts";
import { getEnv, isBuilding } from "./env.ts";
import { SWEEPER } from "./exam/sweeper.ts";
import { stampPeerAddress } from "./http/client-address.ts";
import { describeError, getLog } from "./log.ts";
import { repeat } from "./repeat.ts";
import { installShutdown } from "./shutdown.ts";

/**
 * What a server process does besides answering requests. Nothing during a build.
 * @throws where the environment is not as it must be: better no server than one that half works.
 */
export function startServer(): void {
  if (isBuilding()) return;
  getEnv();
  stampPeerAddress();
  installShutdown();
  repeat(SWEEPER);
  repeat(PURGE);
}

export function logRenderError(error: unknown, about: { readonly method: string; readonly route: string }): void {
  getLog().error({ ...about, err: describeError(error) }, "rendering failed");
}
