import "server-only";
import { describeError, getLog } from "./log.ts";
import { processSingleton } from "./process-singleton.ts";

export interface Chore {
  /** Unique in the app; also what the log calls it. */
  readonly name: string;
  readonly firstMs: number;
  readonly periodMs: number;
  /** One turn. */
  readonly turn: () => Promise<void>;
}

/** Does a chore again and again for the life of this process, never two turns at once. Begun twice, it runs once. */
export function repeat(chore: Chore): void {
  processSingleton(`chore ${chore.name}`, () => {
    schedule(chore, chore.firstMs);
    return true;
  });
}

function schedule(chore: Chore, delayMs: number): void {
  // Not an interval: a slow turn must not overlap the next.
  setTimeout(() => {
    void takeTurn(chore).then(() => schedule(chore, chore.periodMs));
  }, delayMs).unref();
}

/** One turn that never throws: an error (the database is away) is logged, and the next turn tries again. */
export async function takeTurn({ name, turn }: Pick<Chore, "name" | "turn">): Promise<void> {
  try {
    await turn();
  } catch (error) {
    getLog().error({ chore: name, err: describeError(error) }, "a chore failed; trying again");
  }
}
