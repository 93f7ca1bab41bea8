import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parse } from "yaml";

import { hrefTo } from "@/i18n/href";
import { GlossaryTerm } from "@/lib/content/glossary-term";
import { LessonFrontmatter } from "@/lib/content/lesson-frontmatter";
import type { Locale } from "@/lib/content/locale";
import { isWritten, LESSON_SLUGS, type LessonSlug } from "@/lib/content/registry";
import { loadInputShape, OPERATION_NAMES } from "@/lib/kms";
import type { SearchDocument } from "@/lib/search/search-document";

import { loadLabFiles, loadYamlFiles } from "./load-content-files.ts";

/** Everything that can be found in a language. Public all of it: no item of the bank is among it. */
export async function loadSearchDocuments(locale: Locale): Promise<SearchDocument[]> {
  const parts = await Promise.all([
    ...LESSON_SLUGS.filter(isWritten).map(async (slug) => await lessonDocuments(slug, locale)),
    termDocuments(locale),
    operationDocuments(locale),
    labDocuments(locale),
  ]);
  return parts.flat();
}

/** The glossary, in the order of a language's alphabet. */
export async function loadGlossary(locale: Locale): Promise<GlossaryTerm[]> {
  const terms = (await loadYamlFiles("content/glossary", GlossaryTerm)).map(({ document }) => document);
  const collator = new Intl.Collator(locale);
  return terms.toSorted((one, other) => collator.compare(one.term[locale], other.term[locale]));
}

const SECTION_IDS: Readonly<Record<string, string>> = {
  Learn: "learn",
  PredictSection: "predict",
  Do: "do",
  Explain: "explain",
  Pitfalls: "pitfalls",
  ExamView: "exam",
  Recap: "recap",
  Check: "check",
};

async function lessonDocuments(slug: LessonSlug, locale: Locale): Promise<SearchDocument[]> {
  const source = await readFile(join("content", "lessons", slug, `${locale}.mdx`), "utf8");
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const { title } = LessonFrontmatter.parse(parse(head));
  const names = Object.keys(SECTION_IDS).join("|");
  const sections = body.matchAll(new RegExp(`^<(${names}) title="([^"]+)"[^>]*>\\n([\\s\\S]*?)^</\\1>`, "gm"));
  return [...sections].map(([, name = "", heading = "", text = ""]) => ({
    href: `${hrefTo(locale, "/lessons/[slug]", { slug })}#${SECTION_IDS[name]}`,
    kind: "lesson",
    title: heading,
    within: title,
    text: plain(text),
  }));
}

/** Markdown and tags taken away: what one reads. */
function plain(text: string): string {
  return text
    .replaceAll(/<\w+ (?:question|caption)="([^"]*)"[^>]*>/g, "$1 ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replaceAll(/[*`#|]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

async function termDocuments(locale: Locale): Promise<SearchDocument[]> {
  return (await loadGlossary(locale)).map(({ id, term, alsoCalled, definition }) => ({
    href: `${hrefTo(locale, "/glossary")}#${id}`,
    kind: "term",
    title: term[locale],
    // The other language's name is found too: the exam is sat in both.
    within: [...alsoCalled, ...Object.values(term).filter((name) => name !== term[locale])].join(", "),
    text: definition[locale],
  }));
}

async function operationDocuments(locale: Locale): Promise<SearchDocument[]> {
  return await Promise.all(
    OPERATION_NAMES.map(async (name): Promise<SearchDocument> => ({
      href: `${hrefTo(locale, "/reference")}#${name}`,
      kind: "operation",
      title: name,
      within: "",
      text: Object.keys(await loadInputShape(name)).join(" "),
    })),
  );
}

async function labDocuments(locale: Locale): Promise<SearchDocument[]> {
  return (await loadLabFiles()).map(({ lab }) => ({
    href: hrefTo(locale, "/labs/[id]", { id: lab.id }),
    kind: "lab",
    title: lab.title[locale],
    within: "",
    text: `${lab.about[locale]} ${plain(lab.story[locale])}`,
  }));
}
