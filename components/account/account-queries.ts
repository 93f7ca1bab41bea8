import { type QueryClient, queryOptions } from "@tanstack/react-query";

import { getAccount, listSignIns } from "@/lib/api/account.contract";
import { listPasskeys } from "@/lib/api/passkey.contract";
import { requestJson } from "@/lib/api/request-json";

export const accountQueries = {
  all: () => ["account"] as const,
  account: () =>
    queryOptions({
      queryKey: [...accountQueries.all(), "who"],
      queryFn: ({ signal }) => requestJson(getAccount, { signal }),
    }),
  signIns: () =>
    queryOptions({
      queryKey: [...accountQueries.all(), "sign-ins"],
      queryFn: ({ signal }) => requestJson(listSignIns, { signal }),
    }),
  passkeys: () =>
    queryOptions({
      queryKey: [...accountQueries.all(), "passkeys"],
      queryFn: ({ signal }) => requestJson(listPasskeys, { signal }),
    }),
};

/** After someone came in or went out, nothing that was known before is known now. */
export async function forgetEverything(client: QueryClient): Promise<void> {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== "who" });
  await client.invalidateQueries({ queryKey: accountQueries.account().queryKey });
}
