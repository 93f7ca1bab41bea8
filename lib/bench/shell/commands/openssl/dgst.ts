import { toHex } from "../../../../kms/index.ts";
import type { CommandOutcome } from "../../command-io.ts";
import type { OpensslTools } from "./openssl-tools.ts";
import { noFile, readInput, readOptions } from "./options.ts";
import { readPublicKey } from "./pem.ts";
import { type DigestName, verifySignature } from "./verify-signature.ts";

const DIGESTS: Readonly<Record<string, DigestName>> = {
  sha1: "SHA-1",
  sha256: "SHA-256",
  sha384: "SHA-384",
  sha512: "SHA-512",
};

/**
 * `openssl dgst -sha256 [-binary] [-out FILE] [FILE]`, and
 * `openssl dgst -sha256 -verify KEY [-keyform DER] -signature SIG [-sigopt rsa_padding_mode:pss] FILE`.
 */
export async function dgst(words: readonly string[], { io }: OpensslTools): Promise<CommandOutcome> {
  const flags = [...Object.keys(DIGESTS), "binary", "hex", "r"];
  const options = readOptions(words, { values: ["verify", "signature", "sigopt", "keyform", "out"], flags });
  if (typeof options === "string") return { error: `openssl dgst: unknown option ${options}` };
  const digest = Object.entries(DIGESTS).find(([name]) => options.one.has(name))?.[1] ?? "SHA-256";
  const [path] = options.words;
  const message = await readInput(io, path);
  if (message === null) return noFile(path);
  const keyPath = options.one.get("verify");
  if (keyPath === undefined) return await printDigest(digest, message, path, options.one, io);
  const [key, signature] = await Promise.all([
    io.files.read(keyPath),
    io.files.read(options.one.get("signature") ?? ""),
  ]);
  if (key === null) return noFile(keyPath);
  if (signature === null) return noFile(options.one.get("signature"));
  const der = readPublicKey(key);
  if (der === null) return { error: `Could not read public key from ${keyPath}` };
  const pss = options.all.get("sigopt")?.includes("rsa_padding_mode:pss") === true;
  const fits = await verifySignature({ publicKey: der, digest, signature, message, pss });
  if (fits === null) return { error: "openssl dgst: this shell checks RSA and the NIST curves" };
  return fits ? { out: "Verified OK\n" } : { out: "Verification failure\n", exitCode: 1 };
}

async function printDigest(
  digest: DigestName,
  message: Uint8Array,
  path: string | undefined,
  one: ReadonlyMap<string, string>,
  io: OpensslTools["io"],
): Promise<CommandOutcome> {
  const bytes = new Uint8Array(await crypto.subtle.digest(digest, message.slice()));
  const name = digest === "SHA-1" ? "SHA1" : digest.replace("SHA-", "SHA2-");
  const text = one.has("r")
    ? `${toHex(bytes)} *${path ?? "stdin"}\n`
    : `${name}(${path ?? "stdin"})= ${toHex(bytes)}\n`;
  const out = one.has("binary") ? bytes : text;
  const target = one.get("out");
  if (target === undefined) return { out };
  await io.files.write(target, typeof out === "string" ? new TextEncoder().encode(out) : out);
  return {};
}
