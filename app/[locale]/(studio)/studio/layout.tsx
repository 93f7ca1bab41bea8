import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";

import { StudioShell } from "@/components/studio/studio-shell";
import { loadClientTexts } from "@/i18n/client-texts";

export default async function Layout({ children }: { readonly children: ReactNode }) {
  return <StudioShell texts={await loadClientTexts(await getLocale(), "studio", "problems")}>{children}</StudioShell>;
}
