import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { formatDay, formatTime } from "@/components/ui/format-time";
import { MarginSection } from "@/components/ui/margin-section";
import { useTexts } from "@/i18n/use-texts";
import { revokeOtherSignIns, revokeSignIn, type SignInDto } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";
import { accountQueries } from "./account-queries.ts";

export function SignInsSection() {
  const t = useTexts("account");
  const client = useQueryClient();
  const { data, error } = useQuery(accountQueries.signIns());
  const end = useMutation({
    mutationFn: () => requestJson(revokeOtherSignIns, { body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.signIns().queryKey }),
  });
  return (
    <MarginSection label={t("signIns.label")}>
      <h2 className="text-xl">{t("signIns.title")}</h2>
      <p className="mt-2 max-w-[66ch] text-ink-soft">{t("signIns.lead")}</p>
      {error && <AccountProblem error={error} />}
      {!data && !error && <p className="skeleton mt-3 h-16">{t("loading")}</p>}
      <ul className="mt-3 border-t border-rule empty:border-0">
        {data?.signIns.map((signIn) => (
          <SignIn key={signIn.id} signIn={signIn} />
        ))}
      </ul>
      {data !== undefined && data.signIns.length > 1 && (
        <button type="button" className="button mt-4" disabled={end.isPending} onClick={() => end.mutate()}>
          {t("signIns.endOthers")}
        </button>
      )}
      <p role="status" className="mt-3 text-pass empty:hidden">
        {end.data ? t("signIns.ended", { ended: end.data.ended }) : ""}
      </p>
      {end.isError && <AccountProblem error={end.error} />}
    </MarginSection>
  );
}

function SignIn({ signIn }: { readonly signIn: SignInDto }) {
  const t = useTexts("account");
  const client = useQueryClient();
  const { id, browser, system, createdAt, lastUsedAt, current } = signIn;
  const end = useMutation({
    mutationFn: () => requestJson(revokeSignIn, { params: { signInId: id }, body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: accountQueries.signIns().queryKey }),
  });
  const device =
    browser !== null && system !== null
      ? t("signIns.device", { browser, system })
      : (browser ?? system ?? t("signIns.unknown"));
  const created = formatTime(t.locale, createdAt);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2.5">
      <div className="min-w-0">
        <p>
          <span className="font-medium">{device}</span>
          {current && <span className="text-pass"> · {t("signIns.current")}</span>}
        </p>
        <p className="text-sm text-ink-soft">
          {t("signIns.times", { created, used: formatDay(t.locale, lastUsedAt) })}
        </p>
      </div>
      {!current && (
        <button
          type="button"
          className="button button-small ml-auto"
          aria-label={t("signIns.endNamed", { device, created })}
          disabled={end.isPending}
          onClick={() => end.mutate()}
        >
          {t("signIns.end")}
        </button>
      )}
      {end.isError && <AccountProblem error={end.error} />}
    </li>
  );
}
