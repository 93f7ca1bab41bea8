import type { CallContext } from "./operation.ts";

/** The application sends a request: what it carries is copied into KMS. */
export function requestStep({ trace, operation }: CallContext, carries: readonly string[]): void {
  trace.step({
    kind: "request",
    operation,
    at: "memory",
    appears: carries.flatMap((thing) => [
      { thing, at: "memory" as const },
      { thing, at: "kms" as const, from: "memory" as const },
    ]),
    uses: carries,
  });
}

/** KMS answers and keeps nothing of the call: no plaintext, no data key, no ciphertext, no context. */
export function respondStep({ trace, operation }: CallContext, returns: readonly string[]): void {
  trace.step({
    kind: "respond",
    operation,
    at: "kms",
    appears: returns.map((thing) => ({ thing, at: "memory", from: "kms" })),
    disappears: trace.heldByKms().map((thing) => ({ thing, at: "kms", why: "dropped" })),
    uses: returns,
  });
}

/** KMS refuses: an error goes back, and nothing stays. */
export function refuseStep({ trace, operation }: Pick<CallContext, "trace" | "operation">, code: string): void {
  trace.step({
    kind: "refuse",
    operation,
    at: "kms",
    disappears: trace.heldByKms().map((thing) => ({ thing, at: "kms", why: "dropped" })),
    detail: { code },
  });
}
