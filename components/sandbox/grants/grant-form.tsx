"use client";

import { type FormEvent, useEffect, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import { type KmsKey, loadInputShape } from "@/lib/kms";

import { SERVICE_PRINCIPALS, shortName } from "../actors.ts";
import { useBench } from "../bench-context.tsx";
import { readContext } from "../read-bytes.ts";

const CONSTRAINTS = ["EncryptionContextSubset", "EncryptionContextEquals"] as const;

interface Props {
  readonly grantKey: KmsKey;
  /** @returns whether it was made. */
  readonly onCreate: (input: Readonly<Record<string, unknown>>) => Promise<boolean>;
}

/** A new grant: to whom, for what, under which encryption context, and who may retire it. */
export function GrantForm({ grantKey, onCreate }: Props) {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  const [all, setAll] = useState<readonly string[]>([]);
  const [to, setTo] = useState("");
  const [operations, setOperations] = useState<readonly string[]>(["Decrypt"]);
  const [name, setName] = useState("");
  const [retiring, setRetiring] = useState("");
  const [constraint, setConstraint] = useState<(typeof CONSTRAINTS)[number]>("EncryptionContextSubset");
  const [context, setContext] = useState("");
  useEffect(() => {
    // The shape of CreateGrant says what a grant can give.
    const load = async () => {
      const { Operations } = await loadInputShape("CreateGrant");
      if (Operations?.type === "enum-list") setAll(Operations.values);
    };
    void load();
  }, []);
  const people = [...kms.world.identities.keys()];
  const services = Object.keys(SERVICE_PRINCIPALS).map((service) => `${service}.amazonaws.com`);
  const grantee = to === "" ? (people[0] ?? services[0] ?? "") : to;
  const pairs = readContext(context);
  const isService = services.includes(grantee);
  const fits = grantee !== "" && operations.length > 0 && pairs !== null && (!isService || retiring !== "");

  async function create(event: FormEvent) {
    event.preventDefault();
    if (!fits || pairs === null) return;
    const made = await onCreate({
      KeyId: grantKey.arn,
      ...(isService ? { GranteeServicePrincipal: grantee } : { GranteePrincipal: grantee }),
      // A service is given a grant for one resource of its own.
      ...(isService || Object.keys(pairs).length > 0
        ? {
            Constraints: {
              ...(Object.keys(pairs).length > 0 ? { [constraint]: pairs } : {}),
              ...(isService ? { SourceArn: SERVICE_PRINCIPALS[grantee.split(".")[0] ?? ""] } : {}),
            },
          }
        : {}),
      Operations: operations,
      ...(name === "" ? {} : { Name: name }),
      ...(retiring === "" ? {} : { RetiringPrincipal: retiring }),
    });
    if (made) setName("");
  }

  return (
    <details className="text-sm">
      <summary>{t("grants.new")}</summary>
      <form className="mt-3 grid grid-cols-1 gap-3" onSubmit={(event) => void create(event)}>
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <label className="grid min-w-0 gap-1">
            {t("grants.grantee")}
            <select className="field" value={grantee} onChange={({ target }) => setTo(target.value)}>
              {[...people, ...services].map((principal) => (
                <option key={principal} value={principal}>
                  {shortName(principal)}
                </option>
              ))}
            </select>
          </label>
          <label className="grid min-w-0 gap-1">
            {t("grants.retiringLabel")}
            <select className="field" value={retiring} onChange={({ target }) => setRetiring(target.value)}>
              <option value="">{t("key.none")}</option>
              {people.map((principal) => (
                <option key={principal} value={principal}>
                  {shortName(principal)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="mb-1">{t("grants.operations")}</legend>
          {all.map((operation) => (
            <label key={operation} className="flex min-h-6 items-center gap-1.5 font-mono text-xs">
              <input
                type="checkbox"
                className="accent-[var(--ink)]"
                checked={operations.includes(operation)}
                onChange={({ target }) =>
                  setOperations(
                    target.checked ? [...operations, operation] : operations.filter((other) => other !== operation),
                  )
                }
              />
              {operation}
            </label>
          ))}
        </fieldset>
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <label className="grid min-w-0 gap-1">
            {t("context")}
            <textarea
              className="field min-h-14 font-mono"
              aria-invalid={pairs === null}
              value={context}
              onChange={({ target }) => setContext(target.value)}
            />
          </label>
          <label className="grid min-w-0 content-start gap-1">
            {t("grants.constraint")}
            <select
              className="field font-mono"
              value={constraint}
              onChange={({ target }) => setConstraint(CONSTRAINTS.find((one) => one === target.value) ?? constraint)}
            >
              {CONSTRAINTS.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        </div>
        <label className="grid max-w-[20rem] gap-1">
          {t("grants.name")}
          <input className="field" maxLength={256} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        {isService && <p className="text-ink-soft">{t("grants.serviceNote")}</p>}
        <div>
          <button type="submit" className="button button-small font-mono" disabled={!fits}>
            {t("grants.create")}
          </button>
        </div>
      </form>
    </details>
  );
}
