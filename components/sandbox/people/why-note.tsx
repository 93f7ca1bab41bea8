"use client";

import { useTexts } from "@/i18n/use-texts";

import type { OutcomeAs } from "./call-as.ts";

/** Why a call came out as it did: the statements that decided, or what was missing. */
export function WhyNote({ error, decisions }: Pick<OutcomeAs, "error" | "decisions">) {
  const t = useTexts("sandbox");
  const k = useTexts("kmsErrors");
  const allowed = decisions.every((decision) => decision.allowed);
  return (
    <ul className="grid grid-cols-1 gap-0.5">
      {error !== null && error.code !== "AccessDeniedException" && (
        <>
          {allowed && decisions.length > 0 && <li>{t("sameCall.notPolicies")}</li>}
          <li>{k(`code.${error.code}`)}</li>
        </>
      )}
      {decisions.flatMap(({ trail, parts, allowed: fine, denial }, index) => {
        const denies = trail.filter(({ effect }) => effect === "deny");
        const deciding = denies.length > 0 ? denies : trail.filter(({ effect }) => fine || effect === "unmet");
        const missing = parts.filter(({ state }) => state === "missing").map(({ part }) => t(`desk.part.${part}`));
        const grantable = parts.some(({ state }) => state === "would-do");
        return [
          ...deciding.map(({ source, effect, sid, statement, unmet }) => (
            <li key={`${index} ${source} ${statement} ${sid}`} className="break-words">
              {t(`people.effect.${effect}`, {
                policy: t(`people.source.${source}`),
                statement: sid ?? String((statement ?? 0) + 1),
                unmet: unmet.join(", "),
              })}
            </li>
          )),
          ...(fine || denies.length > 0
            ? []
            : [
                <li key={`${index} missing`}>
                  {denial?.notAcrossAccounts
                    ? t("desk.notAcrossAccounts")
                    : t(grantable ? "sameCall.missing" : "sameCall.missingOnly", { parts: missing.join(", ") })}
                </li>,
              ]),
        ];
      })}
    </ul>
  );
}
