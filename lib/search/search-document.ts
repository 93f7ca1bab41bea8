import * as z from "zod/mini";

const SEARCH_KINDS = ["lesson", "term", "operation", "lab"] as const;

/** Something that can be found: a section of a lesson, a term, an operation of the API, a lab. In one language. */
export const SearchDocument = z.strictObject({
  /** An address within the site, with its anchor: unique, and where finding it leads. */
  href: z.string().check(z.startsWith("/")),
  kind: z.enum(SEARCH_KINDS),
  title: z.string(),
  /** What stands above it: a section's lesson. */
  within: z.string(),
  text: z.string(),
});
export type SearchDocument = z.infer<typeof SearchDocument>;

export const SearchDocuments = z.array(SearchDocument);
