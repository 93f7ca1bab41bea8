import * as z from "zod/mini";

/** The id of a content file: lower-case words with hyphens, equal to the file's name. */
export const Slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80));
