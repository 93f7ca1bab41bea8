import type { CommandOutcome } from "../../command-io.ts";
import type { OpensslTools } from "./openssl-tools.ts";
import { noFile, readInput, readOptions } from "./options.ts";
import { readPublicKey } from "./pem.ts";

const HASHES: Readonly<Record<string, string>> = { sha1: "SHA-1", sha256: "SHA-256" };

/**
 * `openssl pkeyutl -encrypt -pubin -inkey KEY [-keyform DER] -pkeyopt rsa_padding_mode:oaep
 * -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256 -in FILE -out FILE`: what wraps key material
 * for import. https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-encrypt-key-material.html
 */
export async function pkeyutl(words: readonly string[], { io }: OpensslTools): Promise<CommandOutcome> {
  const options = readOptions(words, {
    values: ["in", "out", "inkey", "keyform", "pkeyopt"],
    flags: ["encrypt", "pubin"],
  });
  if (typeof options === "string") return { error: `pkeyutl: Unknown option: ${options}` };
  if (!options.one.has("encrypt") || !options.one.has("pubin")) {
    return { error: "pkeyutl: this shell encrypts with a public key: -encrypt -pubin" };
  }
  const asked = options.all.get("pkeyopt") ?? [];
  if (!asked.includes("rsa_padding_mode:oaep")) return { error: "pkeyutl: use -pkeyopt rsa_padding_mode:oaep" };
  const [key, plaintext] = await Promise.all([
    io.files.read(options.one.get("inkey") ?? ""),
    readInput(io, options.one.get("in")),
  ]);
  if (key === null) return noFile(options.one.get("inkey"));
  if (plaintext === null) return noFile(options.one.get("in"));
  const hash =
    HASHES[asked.find((option) => option.startsWith("rsa_oaep_md:"))?.slice("rsa_oaep_md:".length) ?? "sha1"];
  const der = readPublicKey(key);
  const sealed = hash === undefined || der === null ? null : await wrap(der, hash, plaintext);
  if (sealed === null) return { error: "Public Key operation error" };
  const path = options.one.get("out");
  if (path === undefined) return { out: sealed };
  await io.files.write(path, sealed);
  return {};
}

async function wrap(der: Uint8Array, hash: string, plaintext: Uint8Array): Promise<Uint8Array | null> {
  try {
    const key = await crypto.subtle.importKey("spki", der.slice(), { name: "RSA-OAEP", hash }, false, ["encrypt"]);
    return new Uint8Array(await crypto.subtle.encrypt({ name: "RSA-OAEP" }, key, plaintext.slice()));
  } catch {
    // No RSA key, or more bytes than it takes.
    return null;
  }
}
