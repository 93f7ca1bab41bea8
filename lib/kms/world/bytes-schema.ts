import * as z from "zod/mini";

import { fromBase64 } from "../bytes/bytes.ts";

/** Bytes as a document has them: base64, which may be empty. */
export const Bytes = z.pipe(
  z.string().check(z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/)),
  z.transform((text) => fromBase64(text) ?? new Uint8Array()),
);
