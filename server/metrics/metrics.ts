import "server-only";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import { poolStanding } from "../db/client.ts";
import { getEnv } from "../env.ts";
import { processSingleton } from "../process-singleton.ts";

/**
 * What this process counts, in the terms of https://prometheus.io/docs/practices/naming/. Labels are routes, methods
 * and codes: never a person, an id or an address. Each instance has its own; whoever collects them adds them up.
 */
export interface Metrics {
  readonly registry: Registry;
  readonly requestSeconds: Histogram<"method" | "route" | "status">;
  readonly attemptsExpired: Counter;
}

/** Null where nobody may read them (no METRICS_TOKEN): then nothing is counted. */
export function getMetrics(): Metrics | null {
  return getEnv().METRICS_TOKEN === undefined ? null : processSingleton("metrics", makeMetrics);
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const connections = new Gauge({
    name: "selo_database_connections",
    help: "Connections of the pool, by what they do; waiting: callers without one",
    labelNames: ["state"],
    collect() {
      for (const [state, count] of Object.entries(poolStanding())) this.set({ state }, count);
    },
    registers: [],
  });
  registry.registerMetric(connections);
  return {
    registry,
    requestSeconds: new Histogram({
      name: "selo_http_request_duration_seconds",
      help: "Time to answer a request of the API",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    attemptsExpired: new Counter({
      name: "selo_exam_attempts_expired_total",
      help: "Exam attempts that this process closed at their deadline",
      registers,
    }),
  };
}
