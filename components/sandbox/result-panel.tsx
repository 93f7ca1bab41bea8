"use client";

import { lazy, Suspense } from "react";

import { asCli, asSdk } from "@/lib/bench";
import { ErrorNote } from "@/components/kms/error-note";
import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import { type CloudTrailEvent, type KmsError, toBase64, type Trace } from "@/lib/kms";
import type { Result } from "@/lib/result";

import { TextBlock } from "./text-block.tsx";
import { writeAddress } from "./use-address.ts";

const EnvelopePlayer = lazy(async () => ({
  default: (await import("@/components/kms/envelope-player")).EnvelopePlayer,
}));

export interface CallRecord {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly result: Result<object, KmsError>;
  readonly trace: Trace;
  readonly events: readonly CloudTrailEvent[];
  /** The newest blob, for a Decrypt to come. */
  readonly blob: Uint8Array | null;
}

/** What a call did: the picture, the answer or the error in plain words, the log entry, and how to type it. */
export function ResultPanel({ record }: { readonly record: CallRecord | null }) {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  if (record === null) return <p className="text-ink-soft">{t("nothingYet")}</p>;
  const { operation, input, result, trace, events } = record;
  const answer = result.ok ? result.value : { __type: result.error.code, message: result.error.message };
  return (
    <section aria-labelledby="result" className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="result" className="text-2xl">
          {operation}
        </h2>
        <span role="status" className={result.ok ? "text-pass" : "font-medium text-fail"}>
          {result.ok ? t("succeeded") : result.error.code}
        </span>
        <span className="ml-auto flex flex-wrap">
          <CopyButton wide text={asCli({ operation, input })} label={t("copyCli")} done={k("copied")} />
          <CopyButton wide text={asSdk({ operation, input })} label={t("copySdk")} done={k("copied")} />
        </span>
      </div>
      {!result.ok && <ErrorNote error={result.error} />}
      {trace.steps.length > 0 && (
        <div className="sheet p-4">
          <Suspense fallback={<p className="skeleton min-h-96" />}>
            <EnvelopePlayer key={events[0]?.eventID} trace={trace} initialStep={trace.steps.length} />
          </Suspense>
        </div>
      )}
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <TextBlock title={t("answer")} text={asJson(answer)} />
        <TextBlock title={t("event")} text={asJson(events[0] ?? null)}>
          {events[0] && <ToRecord eventId={events[0].eventID} />}
        </TextBlock>
      </div>
    </section>
  );
}

function ToRecord({ eventId }: { readonly eventId: string }) {
  const t = useTexts("sandbox");
  return (
    <button
      type="button"
      className="text-link min-h-6 text-sm"
      onClick={() => writeAddress({ panel: "trail", event: eventId })}
    >
      {t("trail2.toRecord")}
    </button>
  );
}

/** As the wire has it: bytes in base64. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (member instanceof Uint8Array ? toBase64(member) : member), 2);
}
