import { err, ok, type Result } from "../../result.ts";

/** Raw deflate (RFC 1951) of a text in UTF-8. */
export async function deflateText(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * The inverse, for bytes by anybody: what grows beyond the bound is refused while it grows, so that a
 * thousandfold inflation takes no memory. Never throws.
 */
export async function inflateText(
  bytes: Uint8Array,
  mostBytes: number,
): Promise<Result<string, "damaged" | "too-large">> {
  const reader = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let length = 0;
  let text = "";
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.byteLength;
      if (length > mostBytes) return err("too-large");
      text += decoder.decode(read.value, { stream: true });
    }
    return ok(text + decoder.decode());
  } catch {
    return err("damaged");
  } finally {
    // What is left of a bomb is not inflated at all.
    await reader.cancel().catch(() => undefined);
  }
}
