import "server-only";
import { processSingleton } from "../process-singleton.ts";

/** Whether this process is on its way out. Readiness says 503 then, and replies close their connection. */
interface Draining {
  draining: boolean;
}

export function isDraining(): boolean {
  return state().draining;
}

export function startDraining(): void {
  state().draining = true;
}

function state(): Draining {
  return processSingleton("draining", () => ({ draining: false }));
}
