import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { formatDay } from "@/components/ui/format-time";
import { ProblemNote } from "@/components/ui/problem-note";
import { useTexts } from "@/i18n/use-texts";
import { RoleDto } from "@/lib/api/account.contract";
import { changeRole, issueResetLink, type PersonDto } from "@/lib/api/admin.contract";
import { requestJson } from "@/lib/api/request-json";

import { IssuedLink } from "./issued-link.tsx";
import { peopleQueries } from "./people-queries.ts";
import { RoleSelect } from "./role-select.tsx";

/** One person with an account: who they are, what they may do, and a way back in for them. */
export function PersonRow({ person }: { readonly person: PersonDto }) {
  const t = useTexts("admin");
  const { id, name, email, createdAt, self } = person;
  const reset = useMutation({
    mutationFn: () => requestJson(issueResetLink, { params: { personId: id }, body: { locale: t.locale } }),
  });
  return (
    <li className="border-b border-rule py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="break-words">
            <span className="font-medium">{name}</span>
            {self && <span className="text-pass"> · {t("people.you")}</span>}
          </p>
          <p className="text-sm break-all text-ink-soft">{email}</p>
          <p className="text-sm text-ink-soft">
            {t(`roles.${person.role}`)} · {t("people.since", { date: formatDay(t.locale, createdAt) })}
          </p>
        </div>
        {!self && <RoleForm person={person} />}
        <button
          type="button"
          className="button button-small"
          aria-label={t("people.resetOf", { name })}
          disabled={reset.isPending}
          onClick={() => reset.mutate()}
        >
          {t("people.reset")}
        </button>
      </div>
      {reset.isError && <ProblemNote error={reset.error} />}
      {reset.data && <IssuedLink key={reset.data.url} link={reset.data} />}
    </li>
  );
}

function RoleForm({ person }: { readonly person: PersonDto }) {
  const t = useTexts("admin");
  const client = useQueryClient();
  const { id, name, role } = person;
  const [chosen, setChosen] = useState(role);
  const change = useMutation({
    mutationFn: () => requestJson(changeRole, { params: { personId: id }, body: { role: chosen } }),
    onSettled: () => client.invalidateQueries({ queryKey: [...peopleQueries.all(), "search"] }),
  });
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== role) change.mutate();
      }}
    >
      <RoleSelect
        className="field button-small w-auto"
        aria-label={t("people.roleOf", { name })}
        value={chosen}
        onChange={({ target }) => setChosen(RoleDto.parse(target.value))}
      />
      <button
        type="submit"
        className="button button-small"
        aria-label={t("people.setRoleOf", { name })}
        aria-disabled={chosen === role || change.isPending ? true : undefined}
      >
        {t("people.setRole")}
      </button>
      <p role="status" className="w-full text-sm text-pass empty:hidden">
        {change.isSuccess && chosen === role ? t("people.roleSet", { name }) : ""}
      </p>
      {change.isError && <ProblemNote error={change.error} />}
    </form>
  );
}
