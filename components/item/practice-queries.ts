import { queryOptions } from "@tanstack/react-query";

import { getPractice, listPractice } from "@/lib/api/practice.contract";
import { requestJson } from "@/lib/api/request-json";

/** Practice sessions, as every page that shows them asks for them. */
export const practiceQueries = {
  all: () => ["practice"] as const,
  list: () =>
    queryOptions({
      queryKey: [...practiceQueries.all(), "list"],
      queryFn: ({ signal }) => requestJson(listPractice, { signal }),
    }),
  session: (sessionId: string) =>
    queryOptions({
      queryKey: [...practiceQueries.all(), sessionId],
      queryFn: ({ signal }) => requestJson(getPractice, { params: { sessionId }, signal }),
      // What is shown is kept true by the answers themselves; a refetch in mid-answer would only jump.
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
