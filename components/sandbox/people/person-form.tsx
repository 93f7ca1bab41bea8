"use client";

import { type FormEvent, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { OTHER_ACCOUNT, OWN_ACCOUNT } from "../actors.ts";
import { useBench } from "../bench-context.tsx";
import { person } from "../usual-people.ts";

const KINDS = ["user", "role"] as const;

/** Somebody new, who may look at keys at first. */
export function PersonForm() {
  const t = useTexts("sandbox");
  const { kms, act } = useBench();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("user");
  const [account, setAccount] = useState<string>(OWN_ACCOUNT);
  const made = person(account, kind, name, "kms:DescribeKey");
  const good = /^[\w+=,.@-]{1,64}$/.test(name);
  const taken = kms.world.identities.has(made.arn);

  function add(event: FormEvent) {
    event.preventDefault();
    if (!good || taken) return;
    kms.apply([{ kind: "put-identity", identity: made }]);
    act(made.arn);
    setName("");
  }

  return (
    <form className="mt-4 flex flex-wrap items-end gap-2 text-sm" onSubmit={add}>
      <label className="grid gap-1">
        {t("identities.kindLabel")}
        <select
          className="field w-auto"
          value={kind}
          onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? kind)}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`identities.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        {t("identities.account")}
        <select className="field w-auto font-mono" value={account} onChange={({ target }) => setAccount(target.value)}>
          {[OWN_ACCOUNT, OTHER_ACCOUNT].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        {t("identities.name")}
        <input
          className="field"
          value={name}
          aria-invalid={(name !== "" && !good) || taken}
          aria-describedby="person-fault"
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={!good || taken}>
        {t("identities.add")}
      </button>
      <p id="person-fault" role="status" className="w-full text-fail">
        {taken ? t("identities.taken") : name !== "" && !good ? t("identities.badName") : ""}
      </p>
    </form>
  );
}
