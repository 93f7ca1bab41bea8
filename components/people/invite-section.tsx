import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { formatDay } from "@/components/ui/format-time";
import { MarginSection } from "@/components/ui/margin-section";
import { ProblemNote } from "@/components/ui/problem-note";
import { TextField } from "@/components/ui/text-field";
import { useFields } from "@/components/ui/use-fields";
import { useTexts } from "@/i18n/use-texts";
import type { RoleDto } from "@/lib/api/account.contract";
import { type InvitationDto, invite, revokeInvitation } from "@/lib/api/admin.contract";
import { requestJson } from "@/lib/api/request-json";
import type { Locale } from "@/lib/content/locale";

import { IssuedLink } from "./issued-link.tsx";
import { peopleQueries } from "./people-queries.ts";
import { RoleSelect } from "./role-select.tsx";

export function InviteSection() {
  const t = useTexts("admin");
  return (
    <MarginSection label={t("invite.label")}>
      <h2 className="text-xl">{t("invite.title")}</h2>
      <p className="mt-2 max-w-[66ch] text-ink-soft">{t("invite.lead")}</p>
      <InviteForm />
      <OpenInvitations />
    </MarginSection>
  );
}

function InviteForm() {
  const t = useTexts("admin");
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (body: { role: RoleDto; email: string | null; locale: Locale }) => requestJson(invite, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQueries.invitations().queryKey }),
  });
  const { invalid, onSubmit } = useFields(invite.body, send.mutate, ({ role, email = "" }) => ({
    role,
    email: email.trim() === "" ? null : email,
    locale: t.locale,
  }));
  return (
    <form noValidate className="mt-4 grid max-w-xl grid-cols-1 gap-4" onSubmit={onSubmit}>
      <label className="grid grid-cols-1 gap-1">
        <span className="font-medium">{t("invite.role")}</span>
        <RoleSelect name="role" className="field" />
      </label>
      <TextField
        name="email"
        label={t("invite.email")}
        type="email"
        autoComplete="off"
        hint={t("invite.emailHint")}
        error={invalid.has("email") ? t("invite.emailInvalid") : undefined}
      />
      <div>
        <button type="submit" className="button button-seal" disabled={send.isPending}>
          {t(send.isPending ? "invite.making" : "invite.make")}
        </button>
      </div>
      {send.isError && <ProblemNote error={send.error} />}
      {send.data && <IssuedLink key={send.data.url} link={send.data} />}
    </form>
  );
}

function OpenInvitations() {
  const t = useTexts("admin");
  const { data, error, refetch } = useQuery(peopleQueries.invitations());
  return (
    <div className="mt-8 max-w-2xl">
      <h3 className="text-lg">{t("invite.open")}</h3>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className="skeleton mt-2 h-12">{t("loading")}</p>}
      {data?.invitations.length === 0 && <p className="mt-2 text-ink-soft">{t("invite.none")}</p>}
      <ul className="mt-2 border-t border-rule empty:border-0">
        {data?.invitations.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </div>
  );
}

function Invitation({ invitation }: { readonly invitation: InvitationDto }) {
  const t = useTexts("admin");
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => requestJson(revokeInvitation, { params: { invitationId: invitation.id }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQueries.invitations().queryKey }),
  });
  const who = invitation.email ?? t("invite.nobody");
  const role = t(`roles.${invitation.role}`);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2.5">
      <span className="min-w-0 break-words">{who}</span>
      <span className="text-sm text-ink-soft">
        {role} · {t("invite.until", { date: formatDay(t.locale, invitation.expiresAt) })}
      </span>
      <button
        type="button"
        className="button button-small ml-auto"
        aria-label={t("invite.withdrawNamed", { who, role })}
        disabled={withdraw.isPending}
        onClick={() => withdraw.mutate()}
      >
        {t("invite.withdraw")}
      </button>
      {withdraw.isError && <ProblemNote error={withdraw.error} />}
    </li>
  );
}
