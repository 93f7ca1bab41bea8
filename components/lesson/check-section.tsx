import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { loadClientTexts } from "@/i18n/client-texts";
import type { LessonSlug } from "@/lib/content/registry";

import { CheckIsland } from "./check-island.tsx";
import { LessonSection } from "./lesson-section.tsx";

interface Props {
  readonly title: string;
  readonly slug: LessonSlug;
  readonly children: ReactNode;
}

export async function CheckSection({ title, slug, children }: Props) {
  const t = await getTranslations("lesson");
  const texts = await loadClientTexts(await getLocale(), "item", "problems", "practice", "errors");
  return (
    <LessonSection id="check" title={title}>
      {children}
      <CheckIsland slug={slug} texts={texts} label={t("startCheck")} />
    </LessonSection>
  );
}
