"use client";

import { useTexts } from "@/i18n/use-texts";
import type { PolicyKind } from "@/lib/kms";

import { shortName } from "../actors.ts";
import { useBench } from "../bench-context.tsx";
import { useDrafts } from "./drafts.ts";
import type { PolicyDocument } from "./policy-documents.ts";

const KINDS = [
  "key-policy",
  "identity-policy",
  "trust-policy",
  "service-control-policy",
  "resource-control-policy",
  "vpc-endpoint-policy",
] as const satisfies readonly PolicyKind[];

/** How a policy is called: by what it is of. */
export function useDocumentName(): (id: string) => string {
  const t = useTexts("sandbox");
  const { kms } = useBench();
  return (id) => {
    const [kind = "", owner = "", document = "0"] = id.split(" ");
    const key = kms.world.keys.get(owner);
    const name = kind === "key-policy" ? key?.description || owner.slice(owner.lastIndexOf("/") + 1) : shortName(owner);
    const place = document === "0" ? "" : ` (${Number(document) + 1})`;
    return `${t(`people.source.${kind as PolicyKind}`)}: ${name}${place}`;
  };
}

interface Props {
  readonly documents: readonly PolicyDocument[];
  readonly current: string;
  readonly onChoose: (id: string) => void;
}

/** Which policy is on the desk. Those with a draft are marked, and drafts of policies that are gone are there too. */
export function DocumentChoice({ documents, current, onChoose }: Props) {
  const t = useTexts("sandbox");
  const drafts = useDrafts();
  const nameOf = useDocumentName();
  const gone = [...drafts.keys()].filter((id) => documents.every((document) => document.id !== id));
  const option = (id: string) => (
    <option key={id} value={id}>
      {drafts.has(id) ? t("desk.withDraft", { policy: nameOf(id) }) : nameOf(id)}
    </option>
  );
  return (
    <label className="grid max-w-[34rem] gap-1 text-sm">
      {t("desk.policy")}
      <select className="field" value={current} onChange={(event) => onChoose(event.target.value)}>
        {KINDS.map((kind) => {
          const own = documents.filter((document) => document.kind === kind);
          return (
            own.length > 0 && (
              <optgroup key={kind} label={t(`people.source.${kind}`)}>
                {own.map(({ id }) => option(id))}
              </optgroup>
            )
          );
        })}
        {gone.length > 0 && <optgroup label={t("desk.goneGroup")}>{gone.map(option)}</optgroup>}
      </select>
    </label>
  );
}
