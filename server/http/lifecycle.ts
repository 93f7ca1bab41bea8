import "server-only";
import { processSingleton } from "../process-singleton.ts";

/** Whether this process is on its way out. Readiness says 503 then, and replies close their connection. */
interface Lifecycle {
  draining: boolean;
}

export function isDraining(): boolean {
  return lifecycle().draining;
}

export function startDraining(): void {
  lifecycle().draining = true;
}

function lifecycle(): Lifecycle {
  return processSingleton("lifecycle", () => ({ draining: false }));
}
