import type { MDXComponents } from "mdx/types";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";

import { CommandBlock } from "@/components/lesson/command-block";
import { figureGiven } from "@/components/lesson/figure";
import { FIGURE_FACTS } from "@/components/lesson/figure-names";
import { LessonCommands } from "@/components/lesson/lesson-commands";
import { LessonHeader } from "@/components/lesson/lesson-header";
import { LessonReferences } from "@/components/lesson/lesson-references";
import { loadClientTexts } from "@/i18n/client-texts";
import { pageMetadata } from "@/i18n/page-metadata";
import { LessonFrontmatter } from "@/lib/content/lesson-frontmatter";
import type { Locale } from "@/lib/content/locale";
import { isLessonSlug, isWritten, LESSON_SLUGS } from "@/lib/content/registry";
import { loadFacts, loadLessonCommands, loadPriceTable } from "@/server/content/load-content-files";

export const dynamicParams = false;

export function generateStaticParams() {
  return LESSON_SLUGS.filter(isWritten).map((slug) => ({ slug }));
}

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const locale = await getLocale();
  const { frontmatter } = await loadLesson(slug, locale);
  const { title, description } = frontmatter;
  return pageMetadata({ locale, route: "/lessons/[slug]", params: { slug }, title, description });
}

export default async function LessonPage({ params }: Props) {
  const { slug } = await params;
  const locale = await getLocale();
  const [{ Body, frontmatter }, commands, prices, facts] = await Promise.all([
    loadLesson(slug, locale),
    loadLessonCommands(slug),
    loadPriceTable(),
    loadFacts(FIGURE_FACTS),
  ]);
  const t = await getTranslations("site");
  const structured = {
    "@context": "https://schema.org",
    "@type": "LearningResource",
    name: frontmatter.title,
    description: frontmatter.description,
    inLanguage: locale,
    timeRequired: `PT${frontmatter.minutes}M`,
    dateModified: frontmatter.updated,
    isAccessibleForFree: true,
    provider: { "@type": "Organization", name: t("name") },
  };
  return (
    <article className="leaf py-10">
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: JSON.stringify(structured).replaceAll("<", "\\u003c") }}
      />
      <LessonHeader frontmatter={frontmatter} />
      <LessonCommands slug={slug} commands={commands} prices={prices} texts={await loadClientTexts(locale, "commands")}>
        <Body
          components={{
            Commands: CommandBlock,
            Figure: figureGiven({ prices, facts }),
          }}
        />
      </LessonCommands>
      <LessonReferences references={frontmatter.references} />
    </article>
  );
}

/** The compiled lesson and its frontmatter; a wrong one fails the build, naming the member. */
async function loadLesson(slug: string, locale: Locale) {
  if (!isLessonSlug(slug) || !isWritten(slug)) notFound();
  const lesson = (await import(`@/content/lessons/${slug}/${locale}.mdx`)) as {
    default: React.ComponentType<{ readonly components: MDXComponents }>;
    frontmatter: unknown;
  };
  return { Body: lesson.default, frontmatter: LessonFrontmatter.parse(lesson.frontmatter) };
}
