"use client";

import { lazy, Suspense, useEffect, useState } from "react";

import { ByteMap } from "@/components/kms/byte-map";
import { ErrorNote } from "@/components/kms/error-note";
import { useTexts } from "@/i18n/use-texts";
import type { CallRecord } from "@/lib/bench";
import { type ByteRun, loadByteRuns } from "@/lib/kms";

const EnvelopePlayer = lazy(async () => ({
  default: (await import("@/components/kms/envelope-player")).EnvelopePlayer,
}));

/** What a call of a script did: the picture, the bytes of its answer, its record. */
export function CallView({ call }: { readonly call: CallRecord }) {
  const t = useTexts("terminal");
  const { trace, events, result } = call;
  const blobs = result.ok ? Object.entries(result.value).filter(isBlob) : [];
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      {!result.ok && <ErrorNote error={result.error} coded />}
      {trace.steps.length > 0 && (
        <Suspense fallback={<p className="skeleton min-h-96" />}>
          <EnvelopePlayer trace={trace} initialStep={trace.steps.length} />
        </Suspense>
      )}
      {blobs.map(([name, bytes]) => (
        <Blob key={name} name={name} bytes={bytes} />
      ))}
      {events.length > 0 && (
        <details>
          <summary className="text-sm">{t("record")}</summary>
          <pre
            className="mt-2 overflow-x-auto bg-well p-3 font-mono text-xs"
            tabIndex={0}
            role="group"
            aria-label={t("record")}
          >
            {JSON.stringify(events[0], null, 2)}
          </pre>
        </details>
      )}
    </div>
  );
}

function isBlob(entry: [string, unknown]): entry is [string, Uint8Array] {
  return entry[1] instanceof Uint8Array && entry[1].length > 0;
}

/** The bytes of one member, as labelled runs once they are recognised. */
function Blob({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) {
  const [runs, setRuns] = useState<readonly ByteRun[] | null>(null);
  useEffect(() => {
    let current = true;
    const describe = async () => {
      const { describeBytes } = await loadByteRuns();
      if (current) setRuns(describeBytes(bytes).runs);
    };
    void describe();
    return () => {
      current = false;
    };
  }, [bytes]);
  return runs === null ? <p className="skeleton min-h-24" /> : <ByteMap bytes={bytes} runs={runs} name={name} />;
}
