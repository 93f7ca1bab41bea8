"use client";

import { useState } from "react";

import type { KmsError, OperationName } from "@/lib/kms";

import { useBench } from "../bench-context.tsx";

export interface KeyCall {
  /** Makes a call. @returns whether it was answered. */
  readonly run: (operation: OperationName, input: Readonly<Record<string, unknown>>) => Promise<boolean>;
  /** What KMS said to the last call, where it refused. */
  readonly refusal: KmsError | null;
}

/** Calls from one part of the key panel, which shows its own refusals beside its own buttons. */
export function useKeyCall(): KeyCall {
  const { call } = useBench();
  const [refusal, setRefusal] = useState<KmsError | null>(null);
  return {
    refusal,
    run: async (operation, input) => {
      const { result } = await call(operation, input);
      setRefusal(result.ok ? null : result.error);
      return result.ok;
    },
  };
}
