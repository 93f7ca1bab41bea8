import { toBase64, toHex } from "../../../../kms/index.ts";
import type { CommandOutcome } from "../../command-io.ts";
import type { OpensslTools } from "./openssl-tools.ts";
import { readOptions } from "./options.ts";

const MOST = 1_000_000;

/** `openssl rand [-hex | -base64] [-out FILE] COUNT` */
export async function rand(words: readonly string[], { io, random }: OpensslTools): Promise<CommandOutcome> {
  const options = readOptions(words, { values: ["out"], flags: ["hex", "base64"] });
  const count = typeof options === "string" ? Number.NaN : Number(options.words[0]);
  if (typeof options === "string" || !Number.isInteger(count) || count < 1 || count > MOST) {
    return { error: "Usage: openssl rand [-hex | -base64] [-out FILE] COUNT" };
  }
  const bytes = random(count);
  const out = options.one.has("hex") ? `${toHex(bytes)}\n` : options.one.has("base64") ? `${toBase64(bytes)}\n` : bytes;
  const path = options.one.get("out");
  if (path === undefined) return { out };
  await io.files.write(path, typeof out === "string" ? new TextEncoder().encode(out) : out);
  return {};
}
