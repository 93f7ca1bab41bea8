import { fromBase64, toBase64, toHex, utf8 } from "../bytes/bytes.ts";
import type { RandomBytes } from "../crypto/random.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { CallContext } from "../operations/operation.ts";

/** Names a grant, and is no secret: it gives nothing to those who are not the grant's grantee. */
export function makeGrantToken(keyArn: string, grantId: string, random: RandomBytes): string {
  return toBase64(utf8(`grant ${keyArn} ${grantId} ${toHex(random(16))}`));
}

/** @returns null for a text that is no token of ours. */
export function readGrantToken(token: string): { readonly keyArn: string; readonly grantId: string } | null {
  const bytes = fromBase64(token);
  const text = bytes === null ? "" : new TextDecoder().decode(bytes);
  const [, keyArn, grantId] = /^grant (\S+) ([0-9a-f]{64}) /.exec(text) ?? [];
  return keyArn === undefined || grantId === undefined ? null : { keyArn, grantId };
}

/** The grants that a request brings tokens of, by id. */
export function tokenGrants({ input }: Pick<CallContext, "input">): readonly string[] {
  return tokensOf(input).flatMap((token) => readGrantToken(token)?.grantId ?? []);
}

/** A token that cannot be read is refused; one of a grant that is gone gives nothing. */
export function grantTokenError({ input }: Pick<CallContext, "input">): KmsError | null {
  const fine = tokensOf(input).every((token) => readGrantToken(token) !== null);
  return fine ? null : kmsError("InvalidGrantTokenException", "Invalid grant token");
}

function tokensOf(input: Readonly<Record<string, unknown>>): readonly string[] {
  const tokens = input["GrantTokens"];
  // The operation's shape has checked that they are texts.
  return Array.isArray(tokens) ? (tokens as readonly string[]) : [];
}
