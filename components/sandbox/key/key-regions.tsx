"use client";

import { useTexts } from "@/i18n/use-texts";

import { REGIONS, useBench } from "../bench-context.tsx";
import { CallButton, type KeyProps, KeyPart } from "./key-part.tsx";
import { useKeyCall } from "./use-key-call.ts";

/** A multi-Region key and those it is related to: one id, one material, a policy each. */
export function KeyRegions({ shownKey: { keyId, accountId, region, multiRegion } }: KeyProps) {
  const t = useTexts("sandbox");
  const { kms, setRegion } = useBench();
  const { run, refusal } = useKeyCall();
  if (multiRegion === null) {
    return (
      <KeyPart title={t("keyPart.regions")}>
        <p className="text-ink-soft">{t("keyPart.oneRegion")}</p>
      </KeyPart>
    );
  }
  const leads = multiRegion.primaryRegion === region;
  const elsewhere = REGIONS.filter((other) => !multiRegion.regions.includes(other));
  return (
    <KeyPart title={t("keyPart.regions")} note={t("keyPart.regionsNote")} refusal={refusal}>
      <ul className="grid grid-cols-1 gap-1">
        {multiRegion.regions.map((other) => {
          const related = [...kms.world.keys.values()].find(
            (key) => key.keyId === keyId && key.accountId === accountId && key.region === other,
          );
          return (
            <li key={other} className="flex flex-wrap items-center gap-2">
              <code className="font-mono">{other}</code>
              <span>
                {[other === multiRegion.primaryRegion ? "PRIMARY" : "REPLICA", related?.state]
                  .filter((part) => part !== undefined)
                  .join(" · ")}
              </span>
              {other !== region && (
                <button type="button" className="button button-quiet button-small" onClick={() => setRegion(other)}>
                  {t("keyPart.goTo", { region: other })}
                </button>
              )}
              {leads && other !== region && (
                <CallButton
                  operation="UpdatePrimaryRegion"
                  about={other}
                  onCall={() => void run("UpdatePrimaryRegion", { KeyId: keyId, PrimaryRegion: other })}
                />
              )}
            </li>
          );
        })}
      </ul>
      {leads && elsewhere.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {elsewhere.map((other) => (
            <span key={other} className="flex items-center gap-2">
              <CallButton
                operation="ReplicateKey"
                about={other}
                onCall={() => void run("ReplicateKey", { KeyId: keyId, ReplicaRegion: other })}
              />
              <code className="font-mono text-xs">{other}</code>
            </span>
          ))}
        </div>
      )}
    </KeyPart>
  );
}
