import { accountError } from "../policy/authorise.ts";
import { LIMIT, MARKER } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { pageOf } from "./page.ts";

const DEFAULT_LIMIT = 100;

interface ListKeysOutput {
  readonly Keys: readonly { readonly KeyArn: string; readonly KeyId: string }[];
  readonly NextMarker?: string;
  readonly Truncated: boolean;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
 * The keys of the caller's account in the called Region.
 */
export const listKeys = defineOperation({
  input: { Limit: LIMIT, Marker: MARKER },
  readOnly: true,
  run: async (input, context): Promise<Outcome<ListKeysOutput>> => {
    const { world, caller, region } = context;
    const denied = accountError(context);
    if (denied) return refused(denied);
    const mine = [...world.keys.values()].filter((key) => key.accountId === caller.accountId && key.region === region);
    const page = pageOf(mine, ({ keyId }) => keyId, input, DEFAULT_LIMIT);
    if (!page.ok) return refused(page.error);
    const Keys = page.value.entries.map((key) => ({ KeyId: key.keyId, KeyArn: key.arn }));
    return answered({ Keys, ...page.value.marks }, {});
  },
});
