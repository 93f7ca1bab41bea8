import { fromBase64, fromHex, toBase64 } from "../../../../kms/index.ts";
import type { CommandOutcome } from "../../command-io.ts";
import type { OpensslTools } from "./openssl-tools.ts";
import { noFile, type Options, readInput, readOptions } from "./options.ts";

const CIPHERS = {
  "aes-128-cbc": { name: "AES-CBC", bytes: 16 },
  "aes-256-cbc": { name: "AES-CBC", bytes: 32 },
  "aes-128-ctr": { name: "AES-CTR", bytes: 16 },
  "aes-256-ctr": { name: "AES-CTR", bytes: 32 },
  aes256: { name: "AES-CBC", bytes: 32 },
} as const;
type Cipher = (typeof CIPHERS)[keyof typeof CIPHERS];
const IV_BYTES = 16;
const SALTED = new TextEncoder().encode("Salted__");
const SALT_BYTES = 8;
const DEFAULT_ITERATIONS = 10_000;
const MOST_ITERATIONS = 1_000_000;

/**
 * `openssl enc -aes-256-cbc [-d] -K HEX -iv HEX`, or with a password, `-pbkdf2 -pass file:F|pass:T`;
 * `-in`, `-out`, `-a` for base64. No authentication, as openssl's own `enc` has none: what KMS and the
 * Encryption SDK do better.
 */
export async function enc(words: readonly string[], { io, random }: OpensslTools): Promise<CommandOutcome> {
  const flags = [...Object.keys(CIPHERS), "d", "e", "a", "base64", "pbkdf2", "salt"];
  const options = readOptions(words, { values: ["K", "iv", "in", "out", "pass", "k", "kfile", "iter"], flags });
  if (typeof options === "string") return { error: `enc: Unknown option: ${options}` };
  const cipher = Object.entries(CIPHERS).find(([name]) => options.one.has(name))?.[1];
  if (cipher === undefined) return { error: `enc: this shell has ${Object.keys(CIPHERS).join(", ")}` };
  const given = await readInput(io, options.one.get("in"));
  if (given === null) return noFile(options.one.get("in"));
  const decrypts = options.one.has("d");
  const base64 = options.one.has("a") || options.one.has("base64");
  const input = decrypts && base64 ? fromBase64(new TextDecoder().decode(given).replaceAll(/\s/g, "")) : given;
  if (input === null) return { error: "enc: the input is no base64" };
  const keys = await keysOf(options, cipher, input, { decrypts, io, random });
  if (typeof keys === "string") return { error: keys };
  const done = await run(cipher, keys, decrypts);
  if (done === null) return { error: "bad decrypt" };
  const out = !decrypts && base64 ? `${toBase64(done)}\n` : done;
  const path = options.one.get("out");
  if (path === undefined) return { out };
  await io.files.write(path, typeof out === "string" ? new TextEncoder().encode(out) : out);
  return {};
}

interface Keys {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly body: Uint8Array;
  /** What stands before the ciphertext: the salt that the password was mixed with. */
  readonly head: Uint8Array;
}

async function keysOf(
  { one }: Options,
  cipher: Cipher,
  input: Uint8Array,
  { decrypts, io, random }: OpensslTools & { readonly decrypts: boolean },
): Promise<Keys | string> {
  const keyHex = one.get("K");
  if (keyHex !== undefined) {
    const iv = readHex(one.get("iv") ?? "", IV_BYTES);
    const key = readHex(keyHex, cipher.bytes);
    if (key === null) return "enc: -K takes the key in hex";
    if (iv === null) return "iv undefined";
    return { key, iv, body: input, head: new Uint8Array() };
  }
  const password = await readPassword(one, io);
  if (password === null) return "enc: give -K and -iv, or -pbkdf2 with -pass file:FILE or pass:TEXT";
  if (!one.has("pbkdf2")) return "enc: use -pbkdf2: a password alone makes a weak key";
  const iterations = Number(one.get("iter") ?? DEFAULT_ITERATIONS);
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > MOST_ITERATIONS)
    return "enc: -iter is out of range";
  if (decrypts && !SALTED.every((byte, index) => input[index] === byte)) return "bad magic number";
  const salt = decrypts ? input.subarray(SALTED.length, SALTED.length + SALT_BYTES) : random(SALT_BYTES);
  const derived = await derive(password, salt, iterations, cipher.bytes + IV_BYTES);
  return {
    key: derived.subarray(0, cipher.bytes),
    iv: derived.subarray(cipher.bytes),
    body: decrypts ? input.subarray(SALTED.length + SALT_BYTES) : input,
    head: decrypts ? new Uint8Array() : Uint8Array.of(...SALTED, ...salt),
  };
}

/** Too short is filled with zeros, as openssl does; too long is refused. */
function readHex(text: string, bytes: number): Uint8Array | null {
  if (text === "" || text.length > 2 * bytes || !/^[0-9a-f]+$/i.test(text)) return null;
  return fromHex(text.padEnd(2 * bytes, "0"));
}

async function readPassword(one: ReadonlyMap<string, string>, io: OpensslTools["io"]): Promise<Uint8Array | null> {
  const pass = one.get("pass") ?? (one.has("k") ? `pass:${one.get("k") ?? ""}` : undefined);
  const path = one.get("kfile") ?? /^file:([\s\S]*)$/.exec(pass ?? "")?.[1];
  if (path === undefined) return pass?.startsWith("pass:") === true ? new TextEncoder().encode(pass.slice(5)) : null;
  const bytes = await io.files.read(path);
  // The first line is the password, as openssl reads it.
  const end = bytes?.indexOf(10) ?? -1;
  return bytes === null ? null : end === -1 ? bytes : bytes.subarray(0, end);
}

async function derive(password: Uint8Array, salt: Uint8Array, iterations: number, bytes: number): Promise<Uint8Array> {
  const base = await crypto.subtle.importKey("raw", password.slice(), "PBKDF2", false, ["deriveBits"]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt: salt.slice(), iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, base, 8 * bytes));
}

async function run({ name }: Cipher, { key, iv, body, head }: Keys, decrypts: boolean): Promise<Uint8Array | null> {
  const parameters = name === "AES-CBC" ? { name, iv: iv.slice() } : { name, counter: iv.slice(), length: 128 };
  const imported = await crypto.subtle.importKey("raw", key.slice(), name, false, ["encrypt", "decrypt"]);
  try {
    if (decrypts) return new Uint8Array(await crypto.subtle.decrypt(parameters, imported, body.slice()));
    const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters, imported, body.slice()));
    const whole = new Uint8Array(head.length + sealed.length);
    whole.set(head);
    whole.set(sealed, head.length);
    return whole;
  } catch {
    // The padding does not fit: another key, another IV, or damaged bytes.
    return null;
  }
}
