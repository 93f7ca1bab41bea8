import type { Kms } from "../../../kms/index.ts";
import { type CommandOutcome, type ShellCommand, shellCommand } from "../command-io.ts";
import type { OpensslTools } from "./openssl/openssl-tools.ts";

type Part = (words: readonly string[], tools: OpensslTools) => Promise<CommandOutcome>;

/** Each part is loaded when it is first typed. */
const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  dgst: async () => (await import("./openssl/dgst.ts")).dgst,
  ec: async () => (await import("./openssl/pkey.ts")).pkey,
  enc: async () => (await import("./openssl/enc.ts")).enc,
  pkey: async () => (await import("./openssl/pkey.ts")).pkey,
  pkeyutl: async () => (await import("./openssl/pkeyutl.ts")).pkeyutl,
  rand: async () => (await import("./openssl/rand.ts")).rand,
  rsa: async () => (await import("./openssl/pkey.ts")).pkey,
};

/**
 * The parts of `openssl` that one needs beside KMS: random bytes, digests and signatures checked with a
 * public key, symmetric encryption, wrapping key material. Real cryptography, by WebCrypto.
 */
export function opensslCommand(kms: () => Kms): ShellCommand {
  return shellCommand("openssl", async ([name, ...words], io) => {
    const load = name !== undefined && Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (load === undefined) {
      return { error: `openssl: this shell has ${Object.keys(PARTS).join(", ")}`, exitCode: 1 };
    }
    const part = await load();
    return await part(words, { io, random: kms().deps.random });
  });
}
