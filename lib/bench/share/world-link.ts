import { fromBase64, toBase64 } from "../../kms/index.ts";
import { err, ok, type Result } from "../../result.ts";
import { type NamedWorld, readWorldFile, writeWorldFile } from "../worlds/world-file.ts";
import { deflateText, inflateText } from "./deflate.ts";
import { FRAGMENT_MARK } from "./world-fragment.ts";

/**
 * A world in the fragment of an address, which no browser sends to a server: `#w=1.` and the world's
 * file, deflated, in base64url without padding.
 */
const VERSION = "1";

/** Characters of a fragment. Browsers and most programs that pass on links carry as many. */
export const LONGEST_FRAGMENT = 60_000;
/** Characters beyond which some mail and chat programs cut a link. */
export const COMFORTABLE_FRAGMENT = 2000;
/** Bytes that a world in a link may have once it is inflated: several times what the longest honest one has. */
export const LARGEST_WORLD = 4_000_000;

export type LinkError = "damaged" | "newer-version" | "too-large" | "no-world";

/** @returns the fragment without its #; its length where it is too long. */
export async function writeWorldFragment(named: NamedWorld): Promise<Result<string, number>> {
  const data = toBase64(await deflateText(await writeWorldFile(named)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  const fragment = `${FRAGMENT_MARK}${VERSION}.${data}`;
  return fragment.length > LONGEST_FRAGMENT ? err(fragment.length) : ok(fragment);
}

/** Reads a fragment that anybody may have written. Never throws, and never uses more than the bounds above. */
export async function readWorldFragment(fragment: string): Promise<Result<NamedWorld, LinkError>> {
  const [, version, data] = /^#?w=(\d{1,6})\.(.*)$/s.exec(fragment) ?? [];
  if (version === undefined || data === undefined) return err("damaged");
  if (version !== VERSION) return err("newer-version");
  if (data.length > LONGEST_FRAGMENT) return err("too-large");
  if (!/^[\w-]+$/.test(data)) return err("damaged");
  const bytes = fromBase64(data.replaceAll("-", "+").replaceAll("_", "/") + "=".repeat(-data.length & 3));
  if (bytes === null) return err("damaged");
  const text = await inflateText(bytes, LARGEST_WORLD);
  if (!text.ok) return text;
  const named = await readWorldFile(text.value);
  return named.ok ? ok(named.value) : err(named.error.code);
}
