"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

import { hrefTo } from "@/i18n/href";
import { submitAttempt } from "@/lib/api/exam.contract";
import { isRetryable, requestJson } from "@/lib/api/request-json";
import type { Locale } from "@/lib/content/locale";

import { examQueries } from "./exam-queries.ts";

interface Submission {
  readonly attemptId: string;
  readonly locale: Locale;
  readonly remainingMs: number;
  /** Saves what is not yet saved. */
  readonly flush: () => Promise<void>;
}

/**
 * Hands in, once everything is saved, and again until there is an answer: it has one effect however
 * often it is sent. When time is up it starts by itself, and waits for no save: the server closes the
 * attempt whether or not this page can be heard.
 */
export function useSubmission({ attemptId, locale, remainingMs, flush }: Submission) {
  const router = useRouter();
  const client = useQueryClient();
  const submission = useMutation({
    mutationFn: async () => {
      await Promise.race([flush(), ...(remainingMs === 0 ? [sleep(4_000)] : [])]);
      return await requestJson(submitAttempt, { params: { attemptId }, body: {} });
    },
    retry: (_, error) => isRetryable(error),
    retryDelay: (failures) => Math.min(500 * 2 ** failures, 5_000),
    networkMode: "always",
    onSuccess: (result) => {
      client.setQueryData(examQueries.result(attemptId).queryKey, result);
      void client.invalidateQueries({ queryKey: examQueries.list().queryKey });
      router.replace(hrefTo(locale, "/exams/result", {}, { id: attemptId }));
    },
  });
  const { mutate, isIdle } = submission;
  useEffect(() => {
    if (remainingMs === 0 && isIdle) mutate();
  }, [remainingMs, isIdle, mutate]);
  return submission;
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
