"use client";

import { useCallback, useReducer } from "react";

import { useTexts } from "@/i18n/use-texts";
import { encodeContext, toHex, utf8 } from "@/lib/kms";

import { BYTE_LANGUAGE, byteGround } from "../byte-language.ts";
import { type ContextBench, encryptThenDecrypt, setUpContext } from "./context-mismatch-run.ts";
import {
  changePairs,
  FIRST_PAIRS,
  firstDifference,
  MOST_PAIRS,
  type Pair,
  type PairsChange,
  toContext,
} from "./context-pairs.ts";
import { Verdict, Waiting } from "./figure-parts.tsx";
import { useAnswer } from "./use-answer.ts";
import { useBench } from "./use-bench.ts";

/** Pairs when encrypting, pairs when decrypting, and what KMS makes of the difference. */
export function ContextMismatch() {
  const bench = useBench(setUpContext);
  return bench.phase === "ready" ? <Mismatch bench={bench.value} /> : <Waiting bench={bench} />;
}

function Mismatch({ bench }: { readonly bench: ContextBench }) {
  const t = useTexts("figures");
  const [sealed, changeSealed] = useReducer(changePairs, FIRST_PAIRS);
  const [opened, changeOpened] = useReducer(changePairs, FIRST_PAIRS);
  const answer = useAnswer(
    useCallback(async () => {
      const given = { plaintext: utf8("Selo"), sealedWith: toContext(sealed), openedWith: toContext(opened) };
      return await encryptThenDecrypt(bench, given);
    }, [bench, sealed, opened]),
  );
  const [left, right] = [encodeContext(toContext(sealed)), encodeContext(toContext(opened))];
  const parts = firstDifference(left, right);

  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Pairs title={t("context-mismatch.sealed")} pairs={sealed} dispatch={changeSealed} />
        <Pairs title={t("context-mismatch.opened")} pairs={opened} dispatch={changeOpened} />
      </div>
      <div role="group" aria-label={t("context-mismatch.tricks")} className="flex flex-wrap gap-2">
        {(["letter", "swap", "reset"] as const).map((type) => (
          <button key={type} type="button" className="button button-small" onClick={() => changeOpened({ type })}>
            {t(`context-mismatch.do.${type}`)}
          </button>
        ))}
      </div>
      <div className="grid gap-2">
        <Encoded title={t("context-mismatch.sealedBytes")} bytes={left} from={parts} />
        <Encoded title={t("context-mismatch.openedBytes")} bytes={right} from={parts} />
        <p className="text-sm text-ink-soft">
          {parts === -1 ? t("context-mismatch.same") : t("context-mismatch.differs", { at: parts })}
        </p>
      </div>
      <p role="status" className="min-h-12 border-t border-rule pt-3">
        {answer && (
          <Verdict good={answer.code === null}>
            {answer.code === null ? t("context-mismatch.opens") : t("context-mismatch.refused", { code: answer.code })}
          </Verdict>
        )}
      </p>
    </div>
  );
}

interface PairsProps {
  readonly title: string;
  readonly pairs: readonly Pair[];
  readonly dispatch: (change: PairsChange) => void;
}

function Pairs({ title, pairs, dispatch }: PairsProps) {
  const t = useTexts("figures");
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{title}</legend>
      <div className="grid gap-2">
        {pairs.map((pair, at) => (
          // Pairs have no identity but their place: their names are what is being edited.
          <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-1">
            {(["name", "value"] as const).map((part) => (
              <input
                key={part}
                className="field min-w-0 font-mono text-sm"
                maxLength={40}
                aria-label={t(`context-mismatch.${part}`, { at: at + 1 })}
                value={pair[part]}
                onChange={({ target }) => dispatch({ type: "edit", at, pair: { ...pair, [part]: target.value } })}
              />
            ))}
            <button
              type="button"
              className="button button-quiet px-3"
              aria-label={t("context-mismatch.drop", { at: at + 1 })}
              onClick={() => dispatch({ type: "drop", at })}
            >
              <span aria-hidden>−</span>
            </button>
          </div>
        ))}
      </div>
      <button
        type="button"
        className="button button-small mt-2"
        disabled={pairs.length >= MOST_PAIRS}
        onClick={() => dispatch({ type: "add", pair: { name: `key${pairs.length + 1}`, value: "value" } })}
      >
        {t("context-mismatch.add")}
      </button>
    </fieldset>
  );
}

/** The bytes that are authenticated; from where the two sides part they are marked. */
function Encoded({
  title,
  bytes,
  from,
}: {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly from: number;
}) {
  const mark = BYTE_LANGUAGE.context;
  const common = from === -1 ? bytes : bytes.subarray(0, from);
  const rest = from === -1 ? new Uint8Array() : bytes.subarray(from);
  return (
    <div className="rounded border p-2" style={{ borderColor: mark.color, background: byteGround(mark) }}>
      <p className="text-xs font-medium" style={{ color: mark.color }}>
        {mark.label} <span className="font-normal">{title}</span>
      </p>
      <code className="block font-mono text-xs break-all">
        {hex(common)}{" "}
        {rest.length > 0 && <mark className="bg-transparent font-bold text-fail underline">{hex(rest)}</mark>}
      </code>
    </div>
  );
}

function hex(bytes: Uint8Array): string {
  return toHex(bytes).replaceAll(/(..)(?=.)/g, "$1 ");
}
