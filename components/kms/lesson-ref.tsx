"use client";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import { isWritten, parseLessonLink } from "@/lib/content/registry";

/** A way to a lesson's section, as text where the lesson is not written yet. @param to a link of the registry: "rotation#learn". */
export function LessonRef({ to }: { readonly to: string }) {
  const t = useTexts("kmsErrors");
  const topics = useTexts("topics");
  const link = parseLessonLink(to);
  if (link === null) return null;
  const lesson = topics(link.slug);
  if (!isWritten(link.slug)) return <span className="text-ink-soft">{t("planned", { lesson })}</span>;
  const section = link.section === undefined ? "" : `#${link.section}`;
  return (
    <AppLink className="text-link" href={`${hrefTo(t.locale, "/lessons/[slug]", { slug: link.slug })}${section}`}>
      {t("readOn", { lesson })}
    </AppLink>
  );
}
