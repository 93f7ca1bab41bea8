import { findKeyById } from "../keys/find-key.ts";
import { accountError } from "../policy/authorise.ts";
import { LIMIT, MARKER, OPTIONAL_KEY_ID } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { pageOf } from "./page.ts";

interface ListAliasesOutput {
  readonly Aliases: readonly {
    readonly AliasArn: string;
    readonly AliasName: string;
    /** Seconds since 1970. */
    readonly CreationDate: number;
    readonly LastUpdatedDate: number;
    readonly TargetKeyId: string;
  }[];
  readonly NextMarker?: string;
  readonly Truncated: boolean;
}

const DEFAULT_LIMIT = 50;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
 * The aliases of the caller's account in the called Region; with KeyId only those of that key.
 */
export const listAliases = defineOperation({
  input: { KeyId: OPTIONAL_KEY_ID, Limit: LIMIT, Marker: MARKER },
  readOnly: true,
  run: async (input, context): Promise<Outcome<ListAliasesOutput>> => {
    const { world, caller, region } = context;
    const log = input.KeyId === undefined ? {} : { requestParameters: { keyId: input.KeyId } };
    const denied = accountError(context);
    if (denied) return refused(denied, log);
    const key = input.KeyId === undefined ? null : findKeyById(input.KeyId, context);
    if (key && !key.ok) return refused(key.error, log);
    const mine = [...world.aliases.values()].filter(
      (alias) =>
        alias.accountId === caller.accountId &&
        alias.region === region &&
        (key === null || alias.targetKeyId === key.value.keyId),
    );
    const page = pageOf(mine, ({ name }) => name, input, DEFAULT_LIMIT);
    if (!page.ok) return refused(page.error, log);
    const Aliases = page.value.entries.map((alias) => ({
      AliasArn: alias.arn,
      AliasName: alias.name,
      CreationDate: alias.createdAt / 1000,
      LastUpdatedDate: alias.updatedAt / 1000,
      TargetKeyId: alias.targetKeyId,
    }));
    return answered({ Aliases, ...page.value.marks }, log);
  },
});
