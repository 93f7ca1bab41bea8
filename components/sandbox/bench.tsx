"use client";

import { useState } from "react";

import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";

import { CallPanel } from "./call-panel.tsx";
import { KeyList } from "./key-list.tsx";
import { type CallRecord, ResultPanel } from "./result-panel.tsx";
import { useWorld } from "./use-world.ts";

export function Bench({ texts }: { readonly texts: ClientTexts<"sandbox" | "kms"> }) {
  return (
    <TextsProvider texts={texts}>
      <Panels />
    </TextsProvider>
  );
}

/** Keys on the left, a call in the middle, and below it what the call did. */
function Panels() {
  const t = useTexts("sandbox");
  const bench = useWorld();
  const [keyId, setKeyId] = useState<string | null>(null);
  const [record, setRecord] = useState<CallRecord | null>(null);
  if (bench.phase === "no-crypto") return <p role="alert">{t("noCrypto")}</p>;
  if (bench.phase !== "ready") return <p className="skeleton min-h-96">{t("loading")}</p>;
  const { kms, deps } = bench;
  const keys = [...kms.world.keys.values()];
  const selected = keys.find((key) => key.keyId === keyId) ?? keys.at(-1) ?? null;
  return (
    <div className="grid grid-cols-1 gap-6">
      {bench.damaged && (
        <p role="alert" className="border-l-2 border-warn py-2 pl-4">
          {t("damaged")}
        </p>
      )}
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
        <KeyList
          kms={kms}
          keys={keys}
          selected={selected?.keyId ?? null}
          onSelect={setKeyId}
          onReset={() => {
            setRecord(null);
            bench.reset();
          }}
        />
        <CallPanel
          kms={kms}
          deps={deps}
          keyId={selected?.keyId ?? null}
          lastBlob={record?.blob ?? null}
          onCall={setRecord}
        />
      </div>
      <ResultPanel record={record} />
    </div>
  );
}
