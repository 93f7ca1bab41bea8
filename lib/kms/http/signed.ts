import type { Caller } from "../operations/operation.ts";

/** What an access key id and a credential scope say about a request. Signatures are not checked. */
export interface Signed {
  readonly caller: Caller;
  readonly region: string;
}
