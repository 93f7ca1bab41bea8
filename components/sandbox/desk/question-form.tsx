"use client";

import { useTexts } from "@/i18n/use-texts";
import type { KmsKey } from "@/lib/kms";

import { ActorOptions } from "../actor-options.tsx";
import { VIA_SERVICES } from "../actors.ts";
import { REGIONS, useBench } from "../bench-context.tsx";
import { readContext } from "../read-bytes.ts";
import { type PolicyTools, type Question, takesContext } from "./question.ts";

interface Props {
  readonly tools: PolicyTools;
  readonly question: Question;
  readonly onQuestion: (more: Partial<Question>) => void;
  readonly policyKey: KmsKey;
}

/** Who, what, which key; and, folded away, by which way the request comes. */
export function QuestionForm({ tools, question, onQuestion, policyKey }: Props) {
  const t = useTexts("sandbox");
  const { kms, select, setRegion } = useBench();
  const keys = [...kms.world.keys.values()].filter(({ manager }) => manager === "CUSTOMER");
  const withContext = takesContext(question.action);
  const badContext = withContext && readContext(question.context) === null;
  return (
    <div className="grid grid-cols-1 gap-3 text-sm">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <label className="grid min-w-0 content-start gap-1">
          {t("people.who")}
          <select
            className="field"
            value={question.actor}
            onChange={({ target }) => onQuestion({ actor: target.value })}
          >
            <ActorOptions current={question.actor} />
          </select>
        </label>
        <label className="grid min-w-0 content-start gap-1">
          {t("desk.what")}
          <select
            className="field font-mono"
            value={question.action}
            onChange={({ target }) => onQuestion({ action: target.value })}
          >
            {tools.vocabulary.KMS_ACTIONS.map((action) => (
              <option key={action}>{action}</option>
            ))}
          </select>
        </label>
        <label className="grid min-w-0 content-start gap-1">
          {t("desk.whichKey")}
          <select
            className="field"
            value={policyKey.arn}
            onChange={({ target }) => {
              const key = kms.world.keys.get(target.value);
              if (!key) return;
              // The bench goes where the key is, so that its policy can be saved there.
              setRegion(key.region);
              select(key.keyId);
              onQuestion({ region: key.region });
            }}
          >
            {keys.map(({ arn, description, keyId, region }) => (
              <option key={arn} value={arn}>
                {`${description || keyId} · ${region}`}
              </option>
            ))}
          </select>
        </label>
      </div>
      {withContext && (
        <label className="grid gap-1">
          {t("context")}
          <textarea
            className="field min-h-14 font-mono"
            aria-invalid={badContext}
            value={question.context}
            onChange={({ target }) => onQuestion({ context: target.value })}
          />
          {badContext && <span className="text-fail">{t("badContext")}</span>}
        </label>
      )}
      <details>
        <summary className="text-ink-soft">{t("desk.way")}</summary>
        <div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-2">
          <label className="grid min-w-0 content-start gap-1">
            {t("desk.via")}
            <select className="field" value={question.via} onChange={({ target }) => onQuestion({ via: target.value })}>
              <option value="">{t("desk.directly")}</option>
              {VIA_SERVICES.map((service) => (
                <option key={service} value={service}>{`${service}.${question.region}.amazonaws.com`}</option>
              ))}
            </select>
          </label>
          <label className="grid min-w-0 content-start gap-1">
            {t("region")}
            <select
              className="field font-mono"
              value={question.region}
              onChange={({ target }) => onQuestion({ region: target.value })}
            >
              {REGIONS.map((region) => (
                <option key={region}>{region}</option>
              ))}
            </select>
          </label>
          <label className="grid min-w-0 content-start gap-1">
            {t("desk.token")}
            <select
              className="field"
              value={question.token}
              onChange={({ target }) => onQuestion({ token: target.value })}
            >
              <option value="">{t("desk.noToken")}</option>
              {policyKey.grants.map(({ id, name, token }) => (
                <option key={id} value={token}>
                  {name ?? id.slice(0, 16)}
                </option>
              ))}
            </select>
          </label>
          <label className="grid min-w-0 content-start gap-1">
            {t("desk.endpoint")}
            <input
              className="field font-mono"
              spellCheck={false}
              value={question.vpcEndpointId}
              onChange={({ target }) => onQuestion({ vpcEndpointId: target.value.trim() })}
            />
          </label>
        </div>
      </details>
    </div>
  );
}
