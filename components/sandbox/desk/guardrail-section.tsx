"use client";

import { type FormEvent, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { Guardrail } from "@/lib/kms";

import { OWN_ACCOUNT } from "../actors.ts";
import { useBench } from "../bench-context.tsx";
import { documentId } from "./policy-documents.ts";

const KINDS = ["service-control-policy", "resource-control-policy", "vpc-endpoint-policy"] as const;

/** The policies that restrict and never grant: those there are, and a form for one more. */
export function GuardrailSection({ onOpen }: { readonly onOpen: (documentId: string) => void }) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const { guardrails } = kms.world;
  const idOf = (guardrail: Guardrail) => {
    const siblings = guardrails.filter(({ kind, target }) => kind === guardrail.kind && target === guardrail.target);
    return documentId({ kind: guardrail.kind, owner: guardrail.target, document: siblings.indexOf(guardrail) });
  };
  return (
    <div className="grid grid-cols-1 gap-3">
      <h3 className="text-lg">{t("guardrails.title")}</h3>
      <p className="max-w-[66ch] text-sm text-ink-soft">{t("guardrails.lead")}</p>
      <ul className="grid grid-cols-1 gap-1 text-sm">
        {guardrails.map((guardrail) => (
          <li key={idOf(guardrail)} className="flex flex-wrap items-center gap-x-3">
            <span className="min-w-0 break-words">
              {t(`people.source.${guardrail.kind}`)} · <code className="font-mono text-xs">{guardrail.target}</code>
            </span>
            <button type="button" className="button button-quiet button-small" onClick={() => onOpen(idOf(guardrail))}>
              {t("guardrails.edit")}
            </button>
            <button
              type="button"
              className="button button-quiet button-small"
              onClick={() =>
                kms.apply([{ kind: "set-guardrails", guardrails: guardrails.filter((other) => other !== guardrail) }])
              }
            >
              {t("guardrails.remove")}
            </button>
          </li>
        ))}
      </ul>
      <GuardrailForm onOpen={onOpen} />
    </div>
  );
}

function GuardrailForm({ onOpen }: { readonly onOpen: (documentId: string) => void }) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const [kind, setKind] = useState<Guardrail["kind"]>("service-control-policy");
  const [target, setTarget] = useState<string>(OWN_ACCOUNT);
  const forEndpoint = kind === "vpc-endpoint-policy";
  const fits = forEndpoint ? /^vpce-[0-9a-z]+$/.test(target) : /^\d{12}$/.test(target);

  function add(event: FormEvent) {
    event.preventDefault();
    if (!fits) return;
    const { guardrails } = kms.world;
    const siblings = guardrails.filter((other) => other.kind === kind && other.target === target);
    kms.apply([{ kind: "set-guardrails", guardrails: [...guardrails, { kind, target, policy: starter(kind) }] }]);
    onOpen(documentId({ kind, owner: target, document: siblings.length }));
  }

  return (
    <form className="flex flex-wrap items-end gap-2 text-sm" onSubmit={add}>
      <label className="grid gap-1">
        {t("guardrails.kind")}
        <select
          className="field w-auto max-w-full"
          value={kind}
          onChange={(event) => {
            const next = KINDS.find((name) => name === event.target.value) ?? kind;
            setKind(next);
            setTarget(next === "vpc-endpoint-policy" ? "vpce-1" : OWN_ACCOUNT);
          }}
        >
          {KINDS.map((name) => (
            <option key={name} value={name}>
              {t(`people.source.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        {t(forEndpoint ? "guardrails.endpoint" : "guardrails.account")}
        <input
          className="field font-mono"
          spellCheck={false}
          aria-invalid={!fits}
          value={target}
          onChange={(event) => setTarget(event.target.value.trim())}
        />
      </label>
      <button type="submit" className="button" disabled={!fits}>
        {t("guardrails.add")}
      </button>
    </form>
  );
}

/** Something to begin with: nobody deletes keys; and through an endpoint, everything. */
function starter(kind: Guardrail["kind"]): string {
  const principal = kind === "service-control-policy" ? {} : { Principal: "*" };
  const statement =
    kind === "vpc-endpoint-policy"
      ? { Sid: "ThroughTheEndpoint", Effect: "Allow", ...principal, Action: "kms:*", Resource: "*" }
      : { Sid: "NobodyDeletesKeys", Effect: "Deny", ...principal, Action: "kms:ScheduleKeyDeletion", Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
