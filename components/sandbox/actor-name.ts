"use client";

import { useTexts } from "@/i18n/use-texts";

import { type Actor, OTHER_ACCOUNT, shortName } from "./actors.ts";

/** How people call an actor, in the reader's language. */
export function useActorName(): (actor: Actor) => string {
  const t = useTexts("sandbox");
  const name = (actor: Actor): string => {
    if (actor === "root") return t("actor.root");
    if (actor === "other-account") return t("actor.other", { account: OTHER_ACCOUNT });
    const [kind, service = "", ...rest] = actor.split(":");
    if (kind === "service") return t("identities.service", { service: `${service}.amazonaws.com` });
    if (kind === "via") return t("identities.via", { who: name(rest.join(":")), service });
    return shortName(actor);
  };
  return name;
}
