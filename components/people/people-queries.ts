import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { listInvitations, searchPeople } from "@/lib/api/admin.contract";
import { requestJson } from "@/lib/api/request-json";

export interface Search {
  readonly text: string;
  readonly page: number;
}

export const peopleQueries = {
  all: () => ["people"] as const,
  search: ({ text, page }: Search) =>
    queryOptions({
      queryKey: [...peopleQueries.all(), "search", text, page],
      queryFn: ({ signal }) => requestJson(searchPeople, { body: { text, page }, signal }),
      // The page before stays until the next one is here: nothing jumps.
      placeholderData: keepPreviousData,
    }),
  invitations: () =>
    queryOptions({
      queryKey: [...peopleQueries.all(), "invitations"],
      queryFn: ({ signal }) => requestJson(listInvitations, { signal }),
    }),
};
