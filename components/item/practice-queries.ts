import { queryOptions } from "@tanstack/react-query";

import { getPractice, getPracticeSupply, listPractice } from "@/lib/api/practice.contract";
import { ApiError, requestJson } from "@/lib/api/request-json";

import { findKeptSession } from "./practice-database.ts";

/** Practice sessions, as every page that shows them asks for them. */
export const practiceQueries = {
  all: () => ["practice"] as const,
  list: () =>
    queryOptions({
      queryKey: [...practiceQueries.all(), "list"],
      queryFn: ({ signal }) => requestJson(listPractice, { signal }),
    }),
  supply: () =>
    queryOptions({
      queryKey: [...practiceQueries.all(), "supply"],
      queryFn: ({ signal }) => requestJson(getPracticeSupply, { signal }),
    }),
  session: (sessionId: string) =>
    queryOptions({
      queryKey: [...practiceQueries.all(), sessionId],
      queryFn: async ({ signal }) => {
        try {
          return await requestJson(getPractice, { params: { sessionId }, signal });
        } catch (error) {
          // Without a connection, what this device kept of the session is what there is.
          const kept = error instanceof ApiError && error.code === "network" ? await findKeptSession(sessionId) : null;
          if (kept === null) throw error;
          return kept;
        }
      },
      // What is shown is kept true by the answers themselves; a refetch in mid-answer would only jump.
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
