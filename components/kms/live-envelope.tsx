"use client";

import { Stamp } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import { useTexts } from "@/i18n/use-texts";
import type { Envelope, Kms, Trace } from "@/lib/kms";

import { browserKms, kmsWithKey } from "./use-kms.ts";

const EnvelopePlayer = lazy(async () => ({ default: (await import("./envelope-player.tsx")).EnvelopePlayer }));

type State =
  | { readonly phase: "ready" | "working" | "no-crypto" }
  | {
      readonly phase: "sealed" | "opened";
      readonly kms: Kms;
      readonly envelope: Envelope;
      readonly trace: Trace;
      readonly run: number;
    };

/** As a lesson names it. */
export function EnvelopeFigure() {
  return <LiveEnvelope />;
}

/** The figure: type something, seal it, open it. Everything it shows is a run in this page. */
export function LiveEnvelope({ primary = true }: { readonly primary?: boolean }) {
  const t = useTexts("kms");
  const [text, setText] = useState(() => t("live.sample"));
  const [state, setState] = useState<State>({ phase: "ready" });
  const shown = "trace" in state ? state : null;

  async function seal() {
    setState({ phase: "working" });
    const browser = await browserKms();
    if (browser === null) return setState({ phase: "no-crypto" });
    const { kms, keyId } = await kmsWithKey(browser);
    const plaintext = browser.kms.utf8(text);
    const { result, trace } = await browser.kms.sealEnvelope(
      kms,
      { keyId, plaintext, context: { purpose: "letter" } },
      browser.deps,
    );
    if (!result.ok) throw new Error(result.error.code);
    setState({ phase: "sealed", kms, envelope: result.value, trace, run: Date.now() });
  }

  async function open() {
    const browser = await browserKms();
    if (browser === null || shown === null) return;
    const { kms, envelope } = shown;
    const { trace } = await browser.kms.openEnvelope(kms, envelope, browser.deps);
    setState({ phase: "opened", kms, envelope, trace, run: Date.now() });
  }

  return (
    <div className="grid grid-cols-1 gap-5">
      <form
        className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end"
        onSubmit={(event) => {
          event.preventDefault();
          void seal();
        }}
      >
        <label className="grid gap-1">
          <span className="text-sm text-ink-soft">{t("live.label")}</span>
          <input
            className="field font-serif text-lg"
            value={text}
            maxLength={280}
            required
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit" className={`button ${primary ? "button-seal" : ""}`} disabled={state.phase === "working"}>
          <Stamp aria-hidden size={18} />
          {t(shown ? "live.sealAgain" : "live.seal")}
        </button>
      </form>
      {state.phase === "no-crypto" && <p role="alert">{t("live.noCrypto")}</p>}
      {shown && (
        <Suspense fallback={<p className="skeleton min-h-96" />}>
          <EnvelopePlayer key={shown.run} trace={shown.trace} />
          <div>
            <button type="button" className="button" onClick={() => void open()} disabled={shown.phase === "opened"}>
              {t("live.open")}
            </button>
          </div>
        </Suspense>
      )}
    </div>
  );
}
