import "server-only";
import { err, ok, type Result } from "@/lib/result";

export const MAX_BODY_BYTES = 64 * 1024;

export interface BodyError {
  readonly code: "unsupported-media-type" | "too-large" | "bad-request";
  readonly fields?: readonly string[];
}

/**
 * Reads a JSON body of at most 64 KB. The size is counted while reading: a declared length may lie.
 * @returns the parsed JSON, or `unsupported-media-type`, `too-large`, or `bad-request` for what is not JSON in UTF-8.
 */
export async function readJsonBody(request: Request): Promise<Result<unknown, BodyError>> {
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") return err({ code: "unsupported-media-type" });
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) return err({ code: "too-large" });

  const bytes = await readAtMost(request, MAX_BODY_BYTES);
  if (bytes === null) return err({ code: "too-large" });
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return err({ code: "bad-request", fields: ["body"] });
  }
}

/** The whole body, or null as soon as it turns out to be longer than `limit`. */
async function readAtMost(request: Request, limit: number): Promise<Uint8Array | null> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    size += chunk.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(chunk.value);
  }
  return Buffer.concat(chunks);
}
