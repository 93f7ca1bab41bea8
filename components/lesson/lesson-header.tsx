import { useLocale, useTranslations } from "next-intl";

import type { LessonFrontmatter } from "@/lib/content/lesson-frontmatter";
import { LESSON_SECTIONS } from "@/lib/content/registry";

export function LessonHeader({ frontmatter }: { readonly frontmatter: LessonFrontmatter }) {
  const t = useTranslations("lesson");
  const updated = new Intl.DateTimeFormat(useLocale(), { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(frontmatter.updated),
  );
  return (
    <header>
      <h1 className="max-w-[20ch] text-3xl md:text-4xl">{frontmatter.title}</h1>
      <p className="mt-4 max-w-[60ch] text-lg text-ink-soft">{frontmatter.description}</p>
      <p className="mt-3 font-mono text-sm text-ink-soft">{t("about", { minutes: frontmatter.minutes, updated })}</p>
      <nav aria-label={t("contents")} className="no-print mt-6 border-y border-rule py-2">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {LESSON_SECTIONS.map((section) => (
            <li key={section}>
              <a className="text-link inline-block py-1 text-sm" href={`#${section}`}>
                {t(`section.${section}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
