"use client";

import { useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { CallButton, type KeyProps, KeyPart } from "./key-part.tsx";
import { useKeyCall } from "./use-key-call.ts";

/** Automatic rotation and rotation at once. Keys that do not rotate say why when they are asked. */
export function KeyRotation({ shownKey }: KeyProps) {
  const t = useTexts("sandbox");
  const { run, refusal } = useKeyCall();
  const [days, setDays] = useState("365");
  const { keyId, rotation, keySpec, origin, materials } = shownKey;
  const input = { KeyId: keyId };
  const rotations = materials.filter((material) => material.rotation !== null).length;
  return (
    <KeyPart title={t("keyPart.rotation")} refusal={refusal}>
      <p>
        {rotation
          ? t("key.nextRotation", {
              date: new Date(rotation.nextAt).toLocaleDateString(t.locale, { dateStyle: "medium", timeZone: "UTC" }),
              days: rotation.periodDays,
            })
          : t("keyPart.rotationOff")}{" "}
        {t("keyPart.rotations", { count: rotations })}
      </p>
      {(keySpec !== "SYMMETRIC_DEFAULT" || origin !== "AWS_KMS") && (
        <p className="text-ink-soft">{t("keyPart.noAutomatic")}</p>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <label className="grid gap-1">
          {t("keyPart.period")}
          <input
            type="number"
            className="field max-w-[8rem]"
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </label>
        <CallButton
          operation="EnableKeyRotation"
          onCall={() =>
            void run("EnableKeyRotation", {
              ...input,
              ...(days === "" ? {} : { RotationPeriodInDays: Number(days) }),
            })
          }
        />
        {rotation && <CallButton operation="DisableKeyRotation" onCall={() => void run("DisableKeyRotation", input)} />}
        <CallButton operation="RotateKeyOnDemand" onCall={() => void run("RotateKeyOnDemand", input)} />
      </div>
    </KeyPart>
  );
}
