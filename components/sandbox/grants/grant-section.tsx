"use client";

import { useState } from "react";

import { ErrorNote } from "@/components/kms/error-note";
import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import type { Grant, KmsError, KmsKey, OperationName } from "@/lib/kms";

import { shortName } from "../actors.ts";
import { useBench } from "../bench-context.tsx";
import { GrantForm } from "./grant-form.tsx";

interface Props {
  readonly grantKey: KmsKey;
  /** Takes a grant's token into a question; nothing where none can be asked. */
  readonly onUseToken?: (token: string) => void;
}

/** The grants of a key. Each button is a call of the API, made by whoever acts. */
export function GrantSection({ grantKey, onUseToken }: Props) {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  const { call } = useBench();
  const [refusal, setRefusal] = useState<KmsError | null>(null);
  const run = async (operation: OperationName, input: Readonly<Record<string, unknown>>) => {
    const { result } = await call(operation, input);
    setRefusal(result.ok ? null : result.error);
    return result.ok;
  };
  const named = ({ id }: Grant) => ({ KeyId: grantKey.arn, GrantId: id });
  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <h3 className="text-lg">{t("key.grants")}</h3>
      {grantKey.grants.length === 0 && <p className="text-sm text-ink-soft">{t("key.noGrants")}</p>}
      <ul className="grid grid-cols-1 gap-3">
        {grantKey.grants.map((grant) => (
          <li key={grant.id} className="min-w-0 border-l-2 border-rule pl-3 text-sm">
            <GrantFacts grant={grant} />
            <div className="mt-1 flex flex-wrap gap-1">
              <CopyButton wide text={grant.token} label={t("grants.copyToken")} done={k("copied")} />
              {onUseToken && (
                <button
                  type="button"
                  className="button button-quiet button-small"
                  onClick={() => onUseToken(grant.token)}
                >
                  {t("grants.useToken")}
                </button>
              )}
              {(["RevokeGrant", "RetireGrant"] as const).map((operation) => (
                <button
                  key={operation}
                  type="button"
                  className="button button-quiet button-small font-mono"
                  onClick={() => void run(operation, named(grant))}
                >
                  {operation}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {refusal && <ErrorNote error={refusal} coded />}
      <GrantForm grantKey={grantKey} onCreate={async (input) => await run("CreateGrant", input)} />
    </div>
  );
}

function GrantFacts({ grant }: { readonly grant: Grant }) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const { name, id, granteePrincipal, granteeServicePrincipal, retiringPrincipal, operations, constraints } = grant;
  const who = granteePrincipal === null ? (granteeServicePrincipal ?? "") : shortName(granteePrincipal);
  return (
    <>
      <p className="break-words">
        <strong className="font-medium">{name ?? id.slice(0, 16)}</strong> {t("grants.to", { who })}
      </p>
      <p className="font-mono text-xs break-words">{operations.join(", ")}</p>
      {Object.keys(constraints).length > 0 && (
        <code className="block font-mono text-xs break-all text-ink-soft">{JSON.stringify(constraints)}</code>
      )}
      {retiringPrincipal !== null && <p>{t("grants.retiring", { who: shortName(retiringPrincipal) })}</p>}
      {grant.effectiveAt > kms.world.now && <p className="text-warn">{t("grants.settling")}</p>}
    </>
  );
}
