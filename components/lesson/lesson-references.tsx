import { useTranslations } from "next-intl";

import type { LessonFrontmatter } from "@/lib/content/lesson-frontmatter";

export function LessonReferences({ references }: Pick<LessonFrontmatter, "references">) {
  const t = useTranslations("lesson");
  return (
    <section className="margin-row mt-12" aria-labelledby="references">
      <p className="margin-label">{t("sources")}</p>
      <div>
        <h2 id="references" className="text-xl">
          {t("references")}
        </h2>
        <ul className="mt-3 grid gap-1 text-sm">
          {references.map(({ title, url, checked }) => (
            <li key={url}>
              <a className="text-link inline-block py-1" href={url} rel="noopener" lang="en">
                {title}
              </a>{" "}
              <span className="text-ink-soft">{t("checked", { date: checked })}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
