import "server-only";
import { pino, stdTimeFunctions, type Logger } from "pino";

import { getEnv } from "./env.ts";
import { processSingleton } from "./process-singleton.ts";

/**
 * The structured log: one JSON object a line on standard output. No personal data goes in: no
 * addresses, names, answers, cookies or bodies; request, user and row ids are enough to follow a case.
 */
export function getLog(): Logger {
  return processSingleton("log", () =>
    pino({ level: getEnv().LOG_LEVEL, base: null, timestamp: stdTimeFunctions.isoTime }),
  );
}

/** What of an error belongs in the log. */
export function describeError(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: "NonError", message: String(error) };
  return { name: error.name, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) };
}
