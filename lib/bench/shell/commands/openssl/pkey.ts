import type { CommandOutcome } from "../../command-io.ts";
import type { OpensslTools } from "./openssl-tools.ts";
import { noFile, readInput, readOptions } from "./options.ts";
import { readPublicKey, toPem } from "./pem.ts";

/** `openssl pkey -pubin [-inform DER] -in KEY [-outform DER] [-out FILE]`: a public key from one form to the other. */
export async function pkey(words: readonly string[], { io }: OpensslTools): Promise<CommandOutcome> {
  const options = readOptions(words, {
    values: ["in", "out", "inform", "outform"],
    flags: ["pubin", "pubout", "noout"],
  });
  if (typeof options === "string") return { error: `openssl: unknown option ${options}` };
  if (!options.one.has("pubin")) return { error: "openssl: this shell reads public keys only: add -pubin" };
  const bytes = await readInput(io, options.one.get("in"));
  if (bytes === null) return noFile(options.one.get("in"));
  const der = readPublicKey(bytes);
  if (der === null) return { error: "Could not read public key" };
  if (options.one.has("noout")) return {};
  const out = options.one.get("outform")?.toUpperCase() === "DER" ? der : toPem(der);
  const path = options.one.get("out");
  if (path === undefined) return { out };
  await io.files.write(path, typeof out === "string" ? new TextEncoder().encode(out) : out);
  return {};
}
