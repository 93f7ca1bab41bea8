import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { MarginSection } from "@/components/ui/margin-section";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import { PEOPLE_PER_PAGE, searchPeople } from "@/lib/api/admin.contract";

import { peopleQueries, type Search } from "./people-queries.ts";
import { PersonRow } from "./person-row.tsx";

export function AccountsSection() {
  const t = useTexts("admin");
  const [search, setSearch] = useState<Search>({ text: "", page: 1 });
  const { data, error, refetch } = useQuery(peopleQueries.search(search));
  const { onSubmit } = useFields(searchPeople.body, setSearch, (values) => ({ ...values, page: 1 }));
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PEOPLE_PER_PAGE));
  return (
    <MarginSection label={t("people.label")}>
      <h2 className="text-xl">{t("people.title")}</h2>
      <form role="search" noValidate className="mt-4 flex max-w-xl flex-wrap items-end gap-3" onSubmit={onSubmit}>
        <div className="min-w-48 flex-1">
          <TextField name="text" type="search" label={t("people.search")} autoComplete="off" maxLength={100} />
        </div>
        <button type="submit" className="button">
          {t("people.find")}
        </button>
      </form>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="skeleton mt-4 h-40">{t("loading")}</p>}
      <p role="status" className="mt-4 text-sm text-ink-soft">
        {data && `${t("people.count", { total: data.total })} ${t("people.anonymous", { count: data.anonymous })}`}
      </p>
      <ul className="mt-2 border-t border-rule empty:border-0">
        {data?.people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
      {pages > 1 && (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Turn label={t("people.previous")} to={search.page - 1} pages={pages} onTurn={turn} />
          <span className="text-sm">{t("people.page", { page: search.page, pages })}</span>
          <Turn label={t("people.next")} to={search.page + 1} pages={pages} onTurn={turn} />
        </div>
      )}
    </MarginSection>
  );

  function turn(page: number): void {
    setSearch({ ...search, page });
  }
}

interface TurnProps {
  readonly label: string;
  readonly to: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

/** Stays where it is at the ends, so that the focus does as well. */
function Turn({ label, to, pages, onTurn }: TurnProps) {
  const isThere = to >= 1 && to <= pages;
  return (
    <button
      type="button"
      className="button button-small"
      aria-disabled={isThere ? undefined : true}
      onClick={() => isThere && onTurn(to)}
    >
      {label}
    </button>
  );
}
