import { ok } from "../../../result.ts";
import { loadInputShape, OPERATION_NAMES, type OperationName } from "../../../kms/index.ts";
import { serviceFailure } from "../cli-failure.ts";
import type { CliOperation, CliService, Pages } from "../cli-operation.ts";

/** All operations of the simulator, with options made from the shapes that it validates with. */
export const KMS_SERVICE: CliService = {
  name: "kms",
  operations: OPERATION_NAMES,
  load: async (name) => await loadKmsOperation(name as OperationName),
};

async function loadKmsOperation(name: OperationName): Promise<CliOperation> {
  const pages = PAGES[name];
  return {
    name,
    input: await loadInputShape(name),
    documentation: `https://docs.aws.amazon.com/kms/latest/APIReference/API_${name}.html`,
    ...(pages === undefined ? {} : { pages }),
    run: async (input, { kms, caller, region }) => {
      const { result } = await kms.call(name, input, { caller, region });
      return result.ok ? ok(result.value) : serviceFailure(result.error.code, name, result.error.message);
    },
  };
}

const pages = (list: string): Pages => ({
  list,
  tokenIn: "Marker",
  tokenOut: "NextMarker",
  limit: "Limit",
});

const PAGES: Partial<Readonly<Record<OperationName, Pages>>> = {
  DescribeCustomKeyStores: pages("CustomKeyStores"),
  ListAliases: pages("Aliases"),
  ListGrants: pages("Grants"),
  ListKeyPolicies: pages("PolicyNames"),
  ListKeyRotations: pages("Rotations"),
  ListKeys: pages("Keys"),
  ListResourceTags: pages("Tags"),
  ListRetirableGrants: pages("Grants"),
};
