import { queryOptions } from "@tanstack/react-query";

import { getAttempt, getAttemptResult, listAttempts } from "@/lib/api/exam.contract";
import { requestJson } from "@/lib/api/request-json";

export const examQueries = {
  all: () => ["exams"] as const,
  list: () =>
    queryOptions({
      queryKey: [...examQueries.all(), "list"],
      queryFn: ({ signal }) => requestJson(listAttempts, { signal }),
    }),
  attempt: (attemptId: string) =>
    queryOptions({
      queryKey: [...examQueries.all(), attemptId],
      queryFn: ({ signal }) => requestJson(getAttempt, { params: { attemptId }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  result: (attemptId: string) =>
    queryOptions({
      queryKey: [...examQueries.all(), attemptId, "result"],
      queryFn: ({ signal }) => requestJson(getAttemptResult, { params: { attemptId }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
