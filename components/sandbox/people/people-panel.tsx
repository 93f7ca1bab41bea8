"use client";

import { useTexts } from "@/i18n/use-texts";
import type { Identity } from "@/lib/kms";

import { accountOf, OWN_ACCOUNT, shortName, VIA_SERVICES } from "../actors.ts";
import { useBench } from "../bench-context.tsx";
import { documentId } from "../desk/policy-documents.ts";
import { writeAddress } from "../use-address.ts";
import { USUAL_PEOPLE } from "../usual-people.ts";
import { PersonForm } from "./person-form.tsx";
import { SameCall } from "./same-call.tsx";

/** Who there is, who acts, and what becomes of one call when everybody makes it. */
export function PeoplePanel() {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const identities = [...kms.world.identities.values()];
  const missing = USUAL_PEOPLE.filter(({ arn }) => !kms.world.identities.has(arn));
  return (
    <section aria-labelledby="people" className="grid grid-cols-1 gap-8">
      <div>
        <h2 id="people" className="text-2xl">
          {t("identities.title")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("identities.lead")}</p>
        {missing.length > 0 && (
          <button
            type="button"
            className={`button mt-3 ${identities.length === 0 ? "button-seal" : ""}`}
            onClick={() => kms.apply(missing.map((identity) => ({ kind: "put-identity", identity }) as const))}
          >
            {t("identities.usual")}
          </button>
        )}
        <PersonForm />
      </div>
      <div>
        <h3 className="text-lg">{t("identities.list")}</h3>
        {identities.length === 0 && <p className="text-sm text-ink-soft">{t("identities.none")}</p>}
        <ul className="mt-2 grid grid-cols-1 gap-4">
          {identities.map((identity) => (
            <Person key={identity.arn} identity={identity} />
          ))}
        </ul>
      </div>
      <SameCall primary={identities.length > 0} />
    </section>
  );
}

function Person({ identity }: { readonly identity: Identity }) {
  const t = useTexts("sandbox");
  const { kms, actor, act } = useBench();
  const { arn, vpcEndpointId } = identity;
  const acting = actor === arn || actor.endsWith(`:${arn}`);
  const via = actor.startsWith("via:") && acting ? (actor.split(":")[1] ?? "") : "";
  return (
    <li className="min-w-0 border-l-2 border-rule pl-3 text-sm">
      <p className="break-words">
        <strong className="font-medium">{shortName(arn)}</strong>{" "}
        <span className="text-ink-soft">
          {accountOf(arn) === OWN_ACCOUNT ? OWN_ACCOUNT : ""} {acting && `· ${t("identities.acting")}`}
        </span>
      </p>
      <div className="mt-1 flex flex-wrap items-end gap-x-3 gap-y-2">
        <button type="button" className="button button-small" aria-pressed={actor === arn} onClick={() => act(arn)}>
          {t("identities.act")}
          <span className="sr-only"> ({shortName(arn)})</span>
        </button>
        <button
          type="button"
          className="button button-quiet button-small"
          onClick={() =>
            writeAddress({ panel: "desk", policy: documentId({ kind: "identity-policy", owner: arn, document: 0 }) })
          }
        >
          {t("identities.policies")}
          <span className="sr-only"> ({shortName(arn)})</span>
        </button>
        <label className="grid gap-1 text-xs text-ink-soft">
          {t("identities.through")}
          <select
            className="field button-small w-auto"
            value={via}
            onChange={({ target }) => act(target.value === "" ? arn : `via:${target.value}:${arn}`)}
          >
            <option value="">{t("identities.directly")}</option>
            {VIA_SERVICES.map((service) => (
              <option key={service}>{service}</option>
            ))}
          </select>
        </label>
        <label className="grid gap-1 text-xs text-ink-soft">
          {t("identities.endpoint")}
          <input
            key={vpcEndpointId}
            className="field button-small w-40 font-mono"
            spellCheck={false}
            defaultValue={vpcEndpointId ?? ""}
            onBlur={({ target }) => {
              const next = target.value.trim() === "" ? null : target.value.trim();
              if (next === vpcEndpointId) return;
              kms.apply([{ kind: "put-identity", identity: { ...identity, vpcEndpointId: next } }]);
            }}
          />
        </label>
      </div>
    </li>
  );
}
