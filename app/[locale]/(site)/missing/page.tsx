import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { NotFoundNotice } from "@/components/shell/not-found-notice";

/**
 * What an address that names no page gets, in the language of its prefix and with status 404: the
 * proxy sends every path here that is not among the prerendered ones (proxy.ts).
 */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors");
  return { title: t("not-found.title"), robots: { index: false } };
}

export default function MissingPage() {
  return <NotFoundNotice />;
}
