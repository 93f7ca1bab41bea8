import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { LessonSection as SectionId } from "@/lib/content/registry";

/** A section of the lesson's grammar: its anchor is the same in both languages, its name in the margin. */
export function LessonSection({
  id,
  title,
  children,
}: {
  readonly id: SectionId;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations("lesson");
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="margin-row mt-12">
      <p className="margin-label">{t(`section.${id}`)}</p>
      <div className="lesson-text">
        <h2 id={`${id}-title`} className="text-2xl">
          <a href={`#${id}`} className="no-underline">
            {title}
          </a>
        </h2>
        {children}
      </div>
    </section>
  );
}
