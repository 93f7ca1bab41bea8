"use client";

import { useQuery } from "@tanstack/react-query";

import { AppLink } from "@/components/ui/app-link";
import { PageHeading } from "@/components/ui/page-heading";
import { ProblemNote } from "@/components/ui/problem-note";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import { ItemStatusDto, type StudioOverviewDto } from "@/lib/api/studio.contract";

import { STUDIO_SECTIONS } from "./sections.ts";
import { studioQueries } from "./studio-queries.ts";

/** The studio's first page: how the bank stands, and the way to every section. */
export function StudioOverview() {
  const t = useTexts("studio");
  const { data, error, refetch } = useQuery(studioQueries.overview());
  return (
    <>
      <PageHeading title={t("title")} lead={t("overview.lead")} />
      <h2 className="text-xl">{t("overview.bank")}</h2>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="skeleton mt-4 h-24">{t("loading")}</p>}
      {data && <Counts overview={data} />}
      <ul className="mt-10 grid gap-4 empty:hidden sm:grid-cols-2">
        {STUDIO_SECTIONS.map(({ id, route }) => (
          <li key={id} className="sheet p-4">
            <AppLink className="text-link font-medium" href={hrefTo(t.locale, route)}>
              {t.find(`sections.${id}.name`)}
            </AppLink>
            <p className="mt-1 text-sm text-ink-soft">{t.find(`sections.${id}.lead`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Counts({ overview }: { readonly overview: StudioOverviewDto }) {
  const t = useTexts("studio");
  const total = Object.values(overview.items).reduce((sum, count) => sum + count, 0);
  const numbers = new Intl.NumberFormat(t.locale);
  return (
    <>
      <p className="mt-2 text-ink-soft">
        {t("overview.total", { total })} {t("overview.reports", { count: overview.openReports })}
      </p>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-3">
        {ItemStatusDto.options.map((status) => (
          <div key={status} className="flex flex-col-reverse">
            <dt className="text-sm text-ink-soft">{t(`status.${status}`)}</dt>
            <dd className="font-serif text-2xl tabular-nums">{numbers.format(overview.items[status])}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
