import { LOCALES } from "@/lib/content/locale";
import { loadSearchDocuments } from "@/server/content/search-documents";

/** What the search looks through, one file a language, made at build time: /search/en.json. */
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return LOCALES.map((locale) => ({ file: `${locale}.json` }));
}

export async function GET(_: Request, { params }: { readonly params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const locale = LOCALES.find((candidate) => file === `${candidate}.json`);
  if (locale === undefined) return new Response(null, { status: 404 });
  return Response.json(await loadSearchDocuments(locale));
}
