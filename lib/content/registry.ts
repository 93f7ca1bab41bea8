/**
 * The registry of lessons and their section anchors: one place that says what may be linked to.
 * Items, errors, labs and facts link by these ids. A lesson that is not written yet renders as
 * text, never as a dead link (`isWritten`).
 */
export const LESSON_SLUGS = [
  "what-kms-is",
  "key-kinds",
  "key-stores-and-origins",
  "key-life",
  "envelope-encryption",
  "encryption-context",
  "rotation",
  "access-control",
  "cloudtrail",
  "asymmetric-kms",
  "service-integrations",
  "compliance",
  "pricing",
  "kms-on-the-exam",
] as const;
export type LessonSlug = (typeof LESSON_SLUGS)[number];

/** The fixed grammar of a lesson. Every lesson has these sections, in this order. */
export const LESSON_SECTIONS = ["learn", "predict", "do", "explain", "pitfalls", "exam", "recap", "check"] as const;
export type LessonSection = (typeof LESSON_SECTIONS)[number];

/** The lessons that exist today, in both languages. A content test holds this to the folder. */
const WRITTEN: readonly LessonSlug[] = LESSON_SLUGS;

export interface LessonLink {
  readonly slug: LessonSlug;
  readonly section?: LessonSection;
}

export function isWritten(slug: LessonSlug): boolean {
  return WRITTEN.includes(slug);
}

export function isLessonSlug(value: string): value is LessonSlug {
  return (LESSON_SLUGS as readonly string[]).includes(value);
}

export function isLessonSection(value: string): value is LessonSection {
  return (LESSON_SECTIONS as readonly string[]).includes(value);
}

/** "envelope-encryption" or "envelope-encryption#exam" → link, or null where it names nothing. */
export function parseLessonLink(value: string): LessonLink | null {
  const [slug, section, ...rest] = value.split("#");
  if (slug === undefined || !isLessonSlug(slug) || rest.length > 0) return null;
  if (section === undefined) return { slug };
  return isLessonSection(section) ? { slug, section } : null;
}
