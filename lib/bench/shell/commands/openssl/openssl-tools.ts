import type { CommandIo } from "../../command-io.ts";

/** What the parts of `openssl` work with. Randomness is the world's, so that a lesson comes out the same each time. */
export interface OpensslTools {
  readonly io: CommandIo;
  readonly random: (length: number) => Uint8Array;
}
