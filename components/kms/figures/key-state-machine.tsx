"use client";

import { useCallback, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { BrowserKms } from "../use-kms.ts";
import { Choices, Verdict, Waiting } from "./figure-parts.tsx";
import { KeyStateDiagram } from "./key-state-diagram.tsx";
import {
  keyInState,
  makeMove,
  type Move,
  type Moved,
  MOVES,
  probeState,
  type State,
  type StateBench,
  stateOf,
  STATES,
} from "./key-state-run.ts";
import { useAnswer } from "./use-answer.ts";
import { useBench } from "./use-bench.ts";

/** A key's states: real calls move a key between them, and each operation is tried in the state it is in. */
export function KeyStateMachine() {
  const bench = useBench(setUp);
  return bench.phase === "ready" ? <Machine browser={bench.browser} first={bench.value} /> : <Waiting bench={bench} />;
}

async function setUp(browser: BrowserKms): Promise<StateBench> {
  return await keyInState(browser, "Enabled");
}

function Machine({ browser, first }: { readonly browser: BrowserKms; readonly first: StateBench }) {
  const t = useTexts("figures");
  const [bench, setBench] = useState(first);
  const [state, setState] = useState<State>(() => stateOf(first));
  const [last, setLast] = useState<{ readonly move: Move; readonly moved: Moved } | null>(null);
  const [busy, setBusy] = useState(false);
  const probes = useAnswer(
    useCallback(async () => ({ of: state, list: await probeState(browser, state) }), [browser, state]),
  );

  async function choose(next: State) {
    const fresh = await keyInState(browser, next);
    setBench(fresh);
    setState(stateOf(fresh));
    setLast(null);
  }

  async function move(chosen: Move) {
    setBusy(true);
    const moved = await makeMove(bench, chosen);
    setState(moved.state);
    setLast({ move: chosen, moved });
    setBusy(false);
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <KeyStateDiagram state={state} />
      <Choices
        legend={t("key-state-machine.choose")}
        value={state}
        options={STATES.map((value) => ({ value, label: value === "Gone" ? t("key-state-machine.gone") : value }))}
        onChange={(next) => void choose(next)}
      />
      <div role="group" aria-label={t("key-state-machine.calls")} className="flex flex-wrap gap-2">
        {MOVES.map((name) => (
          <button
            key={name}
            type="button"
            className="button button-small font-mono"
            aria-disabled={busy}
            onClick={() => {
              if (!busy) void move(name);
            }}
          >
            {name === "wait" ? t("key-state-machine.wait") : name}
          </button>
        ))}
      </div>
      <p role="status" className="min-h-12 text-sm">
        {last && (
          <Verdict good={last.moved.error === null}>
            {last.moved.error === null
              ? t("key-state-machine.now", {
                  state: last.moved.state === "Gone" ? t("key-state-machine.gone") : last.moved.state,
                })
              : t("key-state-machine.refused", { call: last.move, code: last.moved.error.code })}
          </Verdict>
        )}
      </p>
      {probes && (
        <section aria-label={t("key-state-machine.probes")}>
          <h3 className="text-base">
            {t("key-state-machine.probesIn", {
              state: probes.of === "Gone" ? t("key-state-machine.gone") : probes.of,
            })}
          </h3>
          <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
            {probes.list.map(({ operation, code }) => (
              <li
                key={operation}
                className="flex flex-wrap items-baseline justify-between gap-x-3 border-t border-rule py-1 text-sm"
              >
                <code className="font-mono">{operation}</code>
                <Verdict good={code === null}>{code ?? t("common.ok")}</Verdict>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
