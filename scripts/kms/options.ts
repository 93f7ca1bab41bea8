import { parseArgs } from "node:util";

import * as z from "zod/mini";

import { err, ok, type Result } from "../../lib/result.ts";

const Options = z.strictObject({
  port: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)), 4599),
  host: z._default(z.string().check(z.minLength(1)), "127.0.0.1"),
  account: z.optional(z.string().check(z.regex(/^\d{12}$/))),
  region: z.optional(z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/))),
  data: z.optional(z.string().check(z.minLength(1))),
  seed: z.optional(z.string().check(z.minLength(1))),
  "allow-origin": z._default(z.array(z.url()), []),
});
export type EndpointOptions = z.infer<typeof Options>;

export const USAGE = `npm run kms -- [options]
  --port N            default 4599; 0 takes a free one
  --host ADDRESS      default 127.0.0.1
  --account ID        12 digits, default 123456789012; an access key id of 12 digits means that account
  --region R          for requests that name none, default us-east-1
  --data FILE         keeps the world there, so that old ciphertexts decrypt after a restart
  --seed FILE         keys with fixed ids and material
  --allow-origin URL  a web page that may call; may be given again`;

/** @returns a sentence that says what to give instead. */
export function readOptions(argv: readonly string[]): Result<EndpointOptions, string> {
  const text = { type: "string" } as const;
  let values: unknown;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        port: text,
        host: text,
        account: text,
        region: text,
        data: text,
        seed: text,
        "allow-origin": { type: "string", multiple: true },
      },
    }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const parsed = Options.safeParse({ ...(values as object) });
  if (parsed.success) return ok(parsed.data);
  const names = parsed.error.issues.map((issue) => `--${String(issue.path[0])}`);
  return err(`Not a value that will do: ${names.join(", ")}`);
}
