import { queryOptions } from "@tanstack/react-query";

import { getNextStep, getProgress } from "@/lib/api/progress.contract";
import { requestJson } from "@/lib/api/request-json";

/** A learner's progress, and the next step, as every page that shows them asks for them. */
export const progressQueries = {
  all: () => ["progress"] as const,
  whole: () =>
    queryOptions({
      queryKey: [...progressQueries.all(), "whole"],
      queryFn: ({ signal }) => requestJson(getProgress, { signal }),
    }),
  next: () =>
    queryOptions({
      queryKey: [...progressQueries.all(), "next"],
      queryFn: ({ signal }) => requestJson(getNextStep, { signal }),
    }),
};
