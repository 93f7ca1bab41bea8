"use client";

import { useEffect, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { callerOf, type Identity, loadPolicy, rootCaller } from "@/lib/kms";

import { useBench } from "./bench-context.tsx";
import { PolicyEditor } from "./policy-editor.tsx";
import { USUAL_PEOPLE } from "./usual-people.ts";

const ACTIONS = [
  "Encrypt",
  "Decrypt",
  "GenerateDataKey",
  "DescribeKey",
  "PutKeyPolicy",
  "CreateGrant",
  "ScheduleKeyDeletion",
] as const;
type Policy = Awaited<ReturnType<typeof loadPolicy>>;

/** Who there is, what their policies say, and who may do what with the chosen key. */
export function PeoplePanel() {
  const t = useTexts("sandbox");
  const { kms, selected, actor, act, call, record } = useBench();
  const [policy, setPolicy] = useState<Policy | null>(null);
  const [name, setName] = useState("");
  useEffect(() => void loadPolicy().then(setPolicy), []);
  const identities = [...kms.world.identities.values()];
  const put = (identity: Identity) => kms.apply([{ kind: "put-identity", identity }]);
  const goodName = /^[\w+=,.@-]{1,64}$/.test(name);
  const refusal = record?.operation === "PutKeyPolicy" && !record.result.ok ? record.result.error : null;

  return (
    <section aria-labelledby="people" className="grid grid-cols-1 gap-8">
      <div>
        <h2 id="people" className="text-2xl">
          {t("people.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("people.lead")}</p>
        {identities.length === 0 && (
          <button type="button" className="button button-seal mt-3" onClick={() => USUAL_PEOPLE.forEach(put)}>
            {t("people.usual")}
          </button>
        )}
        <form
          className="mt-3 flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!goodName) return;
            const arn = `arn:aws:iam::123456789012:user/${name}`;
            put({ arn, policies: [EMPTY], accessKeyIds: [], trustPolicy: null, vpcEndpointId: null });
            act(arn);
            setName("");
          }}
        >
          <label className="grid gap-1 text-sm">
            {t("people.name")}
            <input className="field" value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <button type="submit" className="button" disabled={!goodName}>
            {t("people.add")}
          </button>
        </form>
      </div>

      {policy && selected && <Matrix policy={policy} />}

      {identities.map((identity) => (
        <PolicyEditor
          key={identity.arn}
          title={identity.arn.slice(identity.arn.indexOf(":", 13) + 1).replace(/^\d*:/, "")}
          note={identity.arn === actor ? t("people.acting") : t("people.identityPolicy")}
          text={identity.policies[0] ?? EMPTY}
          check={(text) => (policy ? faultOf(policy, text, "identity-policy") : null)}
          onSave={(text) => put({ ...identity, policies: [text] })}
        />
      ))}
      {selected && (
        <PolicyEditor
          key={selected.arn}
          title={t("key.policy")}
          note={selected.description || selected.keyId}
          text={selected.policy}
          check={(text) => (policy ? faultOf(policy, text, "key-policy") : null)}
          refusal={refusal ? `${refusal.code}: ${refusal.message}` : null}
          onSave={(text) => void call("PutKeyPolicy", { KeyId: selected.keyId, Policy: text })}
        />
      )}
    </section>
  );
}

const EMPTY = JSON.stringify(
  { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:DescribeKey", Resource: "*" }] },
  null,
  2,
);

function faultOf({ parsePolicy }: Policy, text: string, kind: "key-policy" | "identity-policy"): string | null {
  const parsed = parsePolicy(text, kind);
  return parsed.ok ? null : parsed.error;
}

/** Principals against actions on the chosen key; a cell tells the statements that made its decision. */
function Matrix({ policy }: { readonly policy: Policy }) {
  const t = useTexts("sandbox");
  const { kms, selected, region } = useBench();
  const [cell, setCell] = useState<{ readonly who: string; readonly action: string } | null>(null);
  if (selected === null) return null;
  const people = [
    { name: t("actor.root"), caller: rootCaller() },
    ...[...kms.world.identities.values()].map((identity) => ({
      name: identity.arn.slice(identity.arn.lastIndexOf("/") + 1),
      caller: callerOf(identity),
    })),
  ];
  const decide = (caller: (typeof people)[number]["caller"], action: string) =>
    policy.authorise({ caller, region, world: kms.world, input: {}, operation: action }, selected, action);
  const asked = cell === null ? undefined : people.find(({ name }) => name === cell.who);
  const decision = asked && cell ? decide(asked.caller, cell.action) : null;
  return (
    <div className="min-w-0">
      <h3 className="text-lg">{t("people.matrix")}</h3>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("people.matrix")}>
        <table className="mt-2 text-sm">
          <thead>
            <tr>
              <th scope="col" className="pr-3 text-left font-normal text-ink-soft">
                {t("people.who")}
              </th>
              {ACTIONS.map((action) => (
                <th key={action} scope="col" className="px-2 py-1 text-left font-mono text-xs font-normal">
                  {action}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ name, caller }) => (
              <tr key={caller.arn} className="border-t border-rule">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {name}
                </th>
                {ACTIONS.map((action) => {
                  const { allowed } = decide(caller, action);
                  return (
                    <td key={action} className="px-1 py-0.5">
                      <button
                        type="button"
                        aria-pressed={cell?.who === name && cell.action === action}
                        aria-label={t(allowed ? "people.may" : "people.mayNot", { who: name, action })}
                        className={`button button-quiet button-small aria-pressed:underline ${allowed ? "text-pass" : "text-fail"}`}
                        onClick={() => setCell({ who: name, action })}
                      >
                        {t(allowed ? "people.yes" : "people.no")}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {decision && cell && (
        <div role="status" className="mt-3 border-l-2 border-rule pl-4 text-sm">
          <p className={decision.allowed ? "text-pass" : "text-fail"}>
            {t(decision.allowed ? "people.may" : "people.mayNot", cell)}
          </p>
          {decision.trail.length === 0 && <p>{t("people.noStatement")}</p>}
          <ul className="mt-1 grid grid-cols-1 gap-1">
            {decision.trail.map(({ source, effect, sid, statement, unmet }) => (
              <li key={`${source} ${statement} ${sid}`}>
                {t(`people.effect.${effect}`, {
                  policy: t(`people.source.${source}`),
                  statement: sid ?? String((statement ?? 0) + 1),
                  unmet: unmet.join(", "),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
