import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { LabMark } from "@/components/lab/lab-marks";
import { AppLink } from "@/components/ui/app-link";
import { PageHeading } from "@/components/ui/page-heading";
import { hrefTo } from "@/i18n/href";
import { pageMetadata } from "@/i18n/page-metadata";
import { loadLabFiles } from "@/server/content/load-content-files";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("labs");
  return pageMetadata({ locale: await getLocale(), route: "/labs", title: t("title"), description: t("lead") });
}

export default async function LabsPage() {
  const locale = await getLocale();
  const t = await getTranslations("labs");
  const topics = await getTranslations("topics");
  const labs = await loadLabFiles();
  return (
    <div className="leaf py-10">
      <PageHeading title={t("title")} lead={t("lead")} />
      <ol className="grid max-w-[72ch] grid-cols-1">
        {labs.map(({ lab }) => (
          <li key={lab.id} className="grid grid-cols-[2.5rem_minmax(0,1fr)] border-t border-rule py-4">
            <span className="font-serif text-xl text-ink-soft tabular-nums">{lab.order}</span>
            <div>
              <h2 className="text-xl">
                <AppLink href={hrefTo(locale, "/labs/[id]", { id: lab.id })}>{lab.title[locale]}</AppLink>
              </h2>
              <p className="mt-0.5">{lab.about[locale]}</p>
              <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-soft">
                <span>{t("minutes", { minutes: lab.minutes })}</span>
                <span>{t("steps", { count: lab.steps.length })}</span>
                <span>{topics(lab.lesson)}</span>
                <LabMark id={lab.id} done={t("done")} begun={t("begun")} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
