import { queryOptions } from "@tanstack/react-query";

import { getAccount } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";
import { getStudioOverview } from "@/lib/api/studio.contract";

export const studioQueries = {
  /** Everything in the studio begins with this, so that one call can make all of it fresh. */
  all: () => ["studio"] as const,
  /** Under the account page's key: whoever comes from there is known already. */
  account: () =>
    queryOptions({
      queryKey: ["account", "who"],
      queryFn: ({ signal }) => requestJson(getAccount, { signal }),
    }),
  overview: () =>
    queryOptions({
      queryKey: [...studioQueries.all(), "overview"],
      queryFn: ({ signal }) => requestJson(getStudioOverview, { signal }),
    }),
};
