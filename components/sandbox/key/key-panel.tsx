"use client";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "../bench-context.tsx";
import { documentId } from "../desk/policy-documents.ts";
import { GrantSection } from "../grants/grant-section.tsx";
import { TextBlock } from "../text-block.tsx";
import { writeAddress } from "../use-address.ts";
import { KeyAliases } from "./key-aliases.tsx";
import { KeyDescription } from "./key-description.tsx";
import { KeyFacts } from "./key-facts.tsx";
import { KeyMaterials } from "./key-materials.tsx";
import { KeyRegions } from "./key-regions.tsx";
import { KeyRotation } from "./key-rotation.tsx";
import { KeyStateActions } from "./key-state-actions.tsx";
import { KeyTags } from "./key-tags.tsx";
import { KeyUsage } from "./key-usage.tsx";

/** Everything about the chosen key, and everything that is done to it; each button is one call. */
export function KeyPanel() {
  const t = useTexts("sandbox");
  const { selected } = useBench();
  if (selected === null) return <p className="text-ink-soft">{t("noKeys")}</p>;
  const { arn } = selected;
  return (
    <section key={arn} aria-labelledby="key-detail" className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-3">
        <h2 id="key-detail" className="text-2xl break-words">
          {selected.description || t("unnamed")}
        </h2>
        <p className="max-w-[66ch] text-sm text-ink-soft">{t("key.actionsNote")}</p>
        <KeyStateActions shownKey={selected} />
      </div>
      <KeyFacts shownKey={selected} />
      <KeyDescription shownKey={selected} />
      <KeyAliases shownKey={selected} />
      <KeyTags shownKey={selected} />
      <KeyRotation shownKey={selected} />
      <KeyMaterials shownKey={selected} />
      <KeyRegions shownKey={selected} />
      <KeyUsage shownKey={selected} />
      <GrantSection grantKey={selected} />
      <TextBlock title={t("key.policy")} text={selected.policy}>
        <button
          type="button"
          className="text-link min-h-6 text-sm"
          onClick={() =>
            writeAddress({ panel: "desk", policy: documentId({ kind: "key-policy", owner: arn, document: 0 }) })
          }
        >
          {t("keyPart.toDesk")}
        </button>
      </TextBlock>
    </section>
  );
}
