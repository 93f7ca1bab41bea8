import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { loadClientTexts } from "@/i18n/client-texts";

import { FigureIsland } from "./figure-island.tsx";

/** A figure that is a run of the simulator, with its caption. */
export async function Figure({ children }: { readonly children: ReactNode }) {
  const texts = await loadClientTexts(await getLocale(), "kms");
  const t = await getTranslations("kms");
  return (
    <figure className="mt-6">
      <div className="sheet p-4 md:p-5">
        <FigureIsland texts={texts} fallback={t("live.fallback")} />
      </div>
      <figcaption className="mt-2 text-sm text-ink-soft">{children}</figcaption>
    </figure>
  );
}
