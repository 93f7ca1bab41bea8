import { fromBase64, toBase64, utf8 } from "../bytes/bytes.ts";
import { kmsError } from "../errors/kms-error.ts";
import { LIMIT, MARKER } from "../shapes/shape.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

const DEFAULT_LIMIT = 100;

interface ListKeysOutput {
  readonly Keys: readonly { readonly KeyArn: string; readonly KeyId: string }[];
  readonly NextMarker?: string;
  readonly Truncated: boolean;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html
 * The keys of the caller's account in the called Region, by key id, so that a marker keeps its place
 * while keys come and go.
 */
export const listKeys = defineOperation({
  input: { Limit: LIMIT, Marker: MARKER },
  readOnly: true,
  run: async (input, { world, caller, region }): Promise<Outcome<ListKeysOutput>> => {
    const after = input.Marker === undefined ? "" : readMarker(input.Marker);
    if (after === null) return refused(kmsError("InvalidMarkerException", "Could not deserialize marker"));
    const limit = input.Limit ?? DEFAULT_LIMIT;
    const rest = [...world.keys.values()]
      .filter((key) => key.accountId === caller.accountId && key.region === region && key.keyId > after)
      .toSorted((left, right) => (left.keyId < right.keyId ? -1 : 1));
    const page = rest.slice(0, limit);
    const truncated = rest.length > limit;
    const last = page.at(-1);
    const output = {
      Keys: page.map((key) => ({ KeyArn: key.arn, KeyId: key.keyId })),
      ...(truncated && last ? { NextMarker: toBase64(utf8(`after ${last.keyId}`)) } : {}),
      Truncated: truncated,
    };
    return answered(output, {});
  },
});

function readMarker(marker: string): string | null {
  const bytes = fromBase64(marker);
  const text = bytes === null ? "" : new TextDecoder().decode(bytes);
  return text.startsWith("after ") ? text.slice("after ".length) : null;
}
