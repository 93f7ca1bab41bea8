import { queryOptions } from "@tanstack/react-query";

import { type AttemptDto, getAttempt, getAttemptResult, listAttempts, listForms } from "@/lib/api/exam.contract";
import { requestJson } from "@/lib/api/request-json";

/** An attempt, and when its reply came by the timer that no change of the device's clock moves. */
export interface ReceivedAttempt extends AttemptDto {
  /** performance.now() */
  readonly receivedAt: number;
}

export function received(attempt: AttemptDto): ReceivedAttempt {
  return { ...attempt, receivedAt: performance.now() };
}

export const examQueries = {
  all: () => ["exams"] as const,
  forms: () =>
    queryOptions({
      queryKey: [...examQueries.all(), "forms"],
      queryFn: ({ signal }) => requestJson(listForms, { signal }),
    }),
  list: () =>
    queryOptions({
      queryKey: [...examQueries.all(), "list"],
      queryFn: ({ signal }) => requestJson(listAttempts, { signal }),
    }),
  /** Asked again whenever the page is looked at: another device may have gone on. */
  attempt: (attemptId: string) =>
    queryOptions({
      queryKey: [...examQueries.all(), attemptId],
      queryFn: async ({ signal }) => received(await requestJson(getAttempt, { params: { attemptId }, signal })),
      staleTime: 3_000,
      refetchOnWindowFocus: true,
    }),
  result: (attemptId: string) =>
    queryOptions({
      queryKey: [...examQueries.all(), attemptId, "result"],
      queryFn: ({ signal }) => requestJson(getAttemptResult, { params: { attemptId }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
