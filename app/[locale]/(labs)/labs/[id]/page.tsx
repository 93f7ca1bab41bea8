import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";

import { RichText } from "@/components/item/rich-text";
import { LabPlayer } from "@/components/lab/lab-player";
import { AppLink } from "@/components/ui/app-link";
import { PageHeading } from "@/components/ui/page-heading";
import { loadClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import { pageMetadata } from "@/i18n/page-metadata";
import { isWritten } from "@/lib/content/registry";
import { toLabView } from "@/server/content/lab-view";
import { loadLabFiles, loadPriceTable } from "@/server/content/load-content-files";
import { markdownToRichText } from "@/server/content/markdown-to-rich-text";

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await loadLabFiles()).map(({ lab }) => ({ id: lab.id }));
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const locale = await getLocale();
  const { lab } = await findLab(id);
  const description = lab.about[locale];
  return pageMetadata({ locale, route: "/labs/[id]", params: { id }, title: lab.title[locale], description });
}

export default async function LabPage({ params }: Props) {
  const { id } = await params;
  const locale = await getLocale();
  const t = await getTranslations("labs");
  const topics = await getTranslations("topics");
  const { files, next, lab } = await findLab(id);
  return (
    <div className="leaf py-10">
      <p className="mb-2 text-sm">
        <AppLink href={hrefTo(locale, "/labs")}>{t("all")}</AppLink>
      </p>
      <PageHeading title={lab.title[locale]} lead={lab.about[locale]} />
      <section aria-labelledby="story" className="mb-8 max-w-[68ch]">
        <h2 id="story" className="text-2xl">
          {t("story")}
        </h2>
        <div className="mt-2">
          <RichText tree={markdownToRichText(lab.story[locale])} />
        </div>
        <p className="mt-3 text-sm text-ink-soft">
          {t("lesson")}{" "}
          {isWritten(lab.lesson) ? (
            <AppLink href={hrefTo(locale, "/lessons/[slug]", { slug: lab.lesson })}>{topics(lab.lesson)}</AppLink>
          ) : (
            topics(lab.lesson)
          )}
        </p>
        <noscript>{t("noScript")}</noscript>
      </section>
      <LabPlayer
        lab={toLabView(files, next, locale)}
        prices={await loadPriceTable()}
        texts={await loadClientTexts(locale, "labs", "terminal", "kms", "kmsErrors", "topics")}
      />
    </div>
  );
}

async function findLab(id: string) {
  const labs = await loadLabFiles();
  const at = labs.findIndex(({ lab }) => lab.id === id);
  const files = labs[at];
  if (!files) notFound();
  return { files, lab: files.lab, next: labs[at + 1]?.lab.id ?? null };
}
