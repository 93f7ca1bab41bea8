"use client";

import { type ComponentType, lazy, type LazyExoticComponent } from "react";

import type { FigureProps } from "@/components/kms/figures/figure-props";

import type { FigureName } from "./figure-names.ts";

type Live = LazyExoticComponent<ComponentType<FigureProps>>;

/** Name → code. Each figure is a file of its own that is loaded when the first one of its kind comes into view. */
export const LIVE_FIGURES: Readonly<Record<FigureName, Live>> = {
  envelope: lazy(async () => ({ default: (await import("@/components/kms/live-envelope")).EnvelopeFigure })),
  "key-kind-chooser": lazy(async () => ({
    default: (await import("@/components/kms/figures/key-kind-chooser")).KeyKindChooser,
  })),
  "key-state-machine": lazy(async () => ({
    default: (await import("@/components/kms/figures/key-state-machine")).KeyStateMachine,
  })),
  "context-mismatch": lazy(async () => ({
    default: (await import("@/components/kms/figures/context-mismatch")).ContextMismatch,
  })),
  "rotation-timeline": lazy(async () => ({
    default: (await import("@/components/kms/figures/rotation-timeline")).RotationTimeline,
  })),
  "policy-evaluator": lazy(async () => ({
    default: (await import("@/components/kms/figures/policy-evaluator")).PolicyEvaluator,
  })),
  "trail-explorer": lazy(async () => ({
    default: (await import("@/components/kms/figures/trail-explorer")).TrailExplorer,
  })),
  "price-calculator": lazy(async () => ({
    default: (await import("@/components/kms/figures/price-calculator")).PriceCalculator,
  })),
  "multi-region-map": lazy(async () => ({
    default: (await import("@/components/kms/figures/multi-region-map")).MultiRegionMap,
  })),
  "service-traces": lazy(async () => ({
    default: (await import("@/components/kms/figures/service-traces")).ServiceTraces,
  })),
  "sign-and-verify": lazy(async () => ({
    default: (await import("@/components/kms/figures/sign-and-verify")).SignAndVerify,
  })),
  "hsm-boundary": lazy(async () => ({
    default: (await import("@/components/kms/figures/hsm-boundary")).HsmBoundary,
  })),
  "history-line": lazy(async () => ({
    default: (await import("@/components/kms/figures/history-line")).HistoryLine,
  })),
};
