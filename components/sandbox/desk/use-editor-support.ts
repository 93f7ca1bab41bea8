"use client";

import { useTexts } from "@/i18n/use-texts";
import type { PolicyKind } from "@/lib/kms";

import { OTHER_ACCOUNT, OWN_ACCOUNT, SERVICE_PRINCIPALS, VIA_SERVICES } from "../actors.ts";
import { REGIONS, useBench } from "../bench-context.tsx";
import { GROUP_NAMES, OPERATION_GROUPS } from "../operation-groups.ts";
import type { EditorSupport } from "./code-mirror.ts";
import { aboutWord, wordsFor } from "./policy-words.ts";
import type { PolicyTools } from "./question.ts";

interface Options {
  readonly tools: PolicyTools;
  readonly kind: PolicyKind;
  readonly onChange: (text: string) => void;
}

/** What the editor asks for: faults in the reader's language, the words of the world, and what words mean. */
export function useEditorSupport({ tools, kind, onChange }: Options): EditorSupport {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const principals = [...kms.world.identities.keys()];
  const services = new Set([...VIA_SERVICES, ...Object.keys(SERVICE_PRINCIPALS)]);
  const named = {
    principals,
    services: [...services].map((service) => `${service}.amazonaws.com`),
    keys: [...kms.world.keys.keys()],
    accounts: [OWN_ACCOUNT, OTHER_ACCOUNT],
    regions: REGIONS,
  };
  const explain = (about: string | null) => (about === null ? null : t.find(`policyWords.${about}`));
  const aboutAction = (word: string) => {
    const action = word.replace(/^kms:/i, "").toLowerCase();
    const operation = action.startsWith("reencrypt") ? "reencrypt" : action;
    const group = GROUP_NAMES.find((name) =>
      OPERATION_GROUPS[name].some((member) => member.toLowerCase() === operation),
    );
    return group === undefined ? null : t("policyWords.action.one", { group: t(`operations.group.${group}`) });
  };
  return {
    onChange,
    diagnose: (text) =>
      tools.policyFindings(text, kind, new Set(principals)).map(({ from, to, severity, code, word }) => ({
        from,
        to,
        severity,
        message: t(`desk.finding.${code}`, { word }),
      })),
    words: (place) =>
      wordsFor(place, kind, tools.vocabulary, named).map(({ word, about }) => ({
        word,
        about: explain(about) ?? aboutAction(word),
      })),
    about: (place) =>
      explain(aboutWord(place, tools.vocabulary)) ?? (place.part === "value" ? aboutAction(place.text) : null),
  };
}
