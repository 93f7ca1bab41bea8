"use client";

import { lazy, Suspense } from "react";

import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider, useTexts } from "@/i18n/use-texts";

import { BenchBar } from "./bench-bar.tsx";
import { type BenchPrices, BenchProvider, useBench } from "./bench-context.tsx";
import { CallPanel } from "./call-panel.tsx";
import { KeyList } from "./key-list.tsx";
import type { PanelName } from "./panel-names.ts";
import { PanelTabs, usePanel } from "./panel-tabs.tsx";
import { ResultPanel } from "./result-panel.tsx";
import { useWorld } from "./use-world.ts";
import { WorldNotices } from "./worlds/world-notices.tsx";

/** Each panel is loaded when it is first opened. */
const PANELS = {
  operations: lazy(async () => ({ default: (await import("./operation-runner.tsx")).OperationRunner })),
  shell: lazy(async () => ({ default: (await import("./shell-panel.tsx")).ShellPanel })),
  stories: lazy(async () => ({ default: (await import("./stories-panel.tsx")).StoriesPanel })),
  bytes: lazy(async () => ({ default: (await import("./bytes-panel.tsx")).BytesPanel })),
  files: lazy(async () => ({ default: (await import("./files-panel.tsx")).FilesPanel })),
  key: lazy(async () => ({ default: (await import("./key/key-panel.tsx")).KeyPanel })),
  desk: lazy(async () => ({ default: (await import("./desk/desk-panel.tsx")).DeskPanel })),
  people: lazy(async () => ({ default: (await import("./people/people-panel.tsx")).PeoplePanel })),
  trail: lazy(async () => ({ default: (await import("./trail/trail-panel.tsx")).TrailPanel })),
  clock: lazy(async () => ({ default: (await import("./clock-panel.tsx")).ClockPanel })),
  world: lazy(async () => ({ default: (await import("./world-panel.tsx")).WorldPanel })),
} as const;

interface Props {
  readonly texts: ClientTexts<"sandbox" | "kms" | "kmsErrors" | "topics" | "terminal">;
  readonly prices: BenchPrices;
}

export function Bench({ texts, prices }: Props) {
  return (
    <TextsProvider texts={texts}>
      <Opened prices={prices} />
    </TextsProvider>
  );
}

function Opened({ prices }: { readonly prices: BenchPrices }) {
  const t = useTexts("sandbox");
  const world = useWorld(t("worlds.firstName"));
  if (world.phase === "no-crypto") return <p role="alert">{t("noCrypto")}</p>;
  if (world.phase !== "ready") return <p className="skeleton min-h-96">{t("loading")}</p>;
  return (
    <BenchProvider world={world} prices={prices}>
      <WorldNotices />
      <Panels />
    </BenchProvider>
  );
}

/** Who and where on top, keys at the side, and one panel at a time. */
function Panels() {
  const t = useTexts("sandbox");
  const [panel, open] = usePanel();
  return (
    <div className="grid grid-cols-1 gap-6">
      <BenchBar />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
        <KeyList />
        <div className="min-w-0">
          <PanelTabs current={panel} onOpen={open} />
          <div id="panel" role="tabpanel" aria-labelledby={`tab-${panel}`} className="mt-4">
            <Suspense fallback={<p className="skeleton min-h-96">{t("loading")}</p>}>
              <OnePanel panel={panel} />
            </Suspense>
          </div>
        </div>
      </div>
    </div>
  );
}

function OnePanel({ panel }: { readonly panel: PanelName }) {
  const { record } = useBench();
  if (panel === "call" || panel === "operations") {
    const Form = panel === "call" ? CallPanel : PANELS.operations;
    return (
      <div className="grid grid-cols-1 gap-6">
        <Form />
        <ResultPanel record={record} />
      </div>
    );
  }
  const Panel = PANELS[panel];
  return <Panel />;
}
