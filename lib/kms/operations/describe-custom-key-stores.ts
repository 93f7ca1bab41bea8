import { kmsError } from "../errors/kms-error.ts";
import { accountError } from "../policy/authorise.ts";
import { LIMIT, MARKER } from "../shapes/shape.ts";
import type { CustomKeyStore } from "../world/world.ts";
import { KEY_STORE_NAME } from "./key-store-input.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";
import { pageOf } from "./page.ts";

interface KeyStoreEntry {
  readonly CloudHsmClusterId?: string;
  readonly ConnectionErrorCode?: string;
  readonly ConnectionState: string;
  /** Seconds since 1970. */
  readonly CreationDate: number;
  readonly CustomKeyStoreId: string;
  readonly CustomKeyStoreName: string;
  readonly CustomKeyStoreType: string;
  readonly TrustAnchorCertificate?: string;
  readonly XksProxyConfiguration?: {
    readonly AccessKeyId: string;
    readonly Connectivity: string;
    readonly UriEndpoint: string;
    readonly UriPath: string;
    readonly VpcEndpointServiceName?: string;
    readonly VpcEndpointServiceOwner?: string;
  };
}

interface DescribeCustomKeyStoresOutput {
  readonly CustomKeyStores: readonly KeyStoreEntry[];
  readonly NextMarker?: string;
  readonly Truncated: boolean;
}

const DEFAULT_LIMIT = 100;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html
 * All of the caller's account in the called Region, or the one that is named.
 */
export const describeCustomKeyStores = defineOperation({
  input: {
    CustomKeyStoreId: { type: "text", min: 1, max: 64 },
    CustomKeyStoreName: KEY_STORE_NAME,
    Limit: LIMIT,
    Marker: MARKER,
  },
  readOnly: true,
  run: async (input, context): Promise<Outcome<DescribeCustomKeyStoresOutput>> => {
    const { world, caller, region } = context;
    const denied = accountError(context);
    if (denied) return refused(denied);
    const { CustomKeyStoreId: id, CustomKeyStoreName: name } = input;
    if (id !== undefined && name !== undefined) {
      return refused(kmsError("ValidationException", "Specify either CustomKeyStoreId or CustomKeyStoreName."));
    }
    const found = [...world.keyStores.values()].filter(
      (store) =>
        store.accountId === caller.accountId &&
        store.region === region &&
        (id === undefined || store.id === id) &&
        (name === undefined || store.name === name),
    );
    const asked = id ?? name;
    if (found.length === 0 && asked !== undefined) {
      return refused(kmsError("CustomKeyStoreNotFoundException", `Custom key store ${asked} is not found.`));
    }
    const page = pageOf(found, (store) => store.id, input, DEFAULT_LIMIT);
    if (!page.ok) return refused(page.error);
    return answered({ CustomKeyStores: page.value.entries.map(toEntry), ...page.value.marks }, {});
  },
});

function toEntry({ id, name, backing, connection, connectionError, createdAt }: CustomKeyStore): KeyStoreEntry {
  return {
    ...backingMembers(backing),
    ...(connectionError === null ? {} : { ConnectionErrorCode: connectionError }),
    ConnectionState: connection,
    CreationDate: createdAt / 1000,
    CustomKeyStoreId: id,
    CustomKeyStoreName: name,
    CustomKeyStoreType: backing.type,
  };
}

function backingMembers(backing: CustomKeyStore["backing"]): Partial<KeyStoreEntry> {
  if (backing.type === "AWS_CLOUDHSM") {
    return { CloudHsmClusterId: backing.clusterId, TrustAnchorCertificate: backing.trustAnchor };
  }
  const { accessKeyId, connectivity, uriEndpoint, uriPath, vpcServiceName, vpcServiceOwner } = backing;
  return {
    XksProxyConfiguration: {
      AccessKeyId: accessKeyId,
      Connectivity: connectivity,
      UriEndpoint: uriEndpoint,
      UriPath: uriPath,
      ...(vpcServiceName === null ? {} : { VpcEndpointServiceName: vpcServiceName }),
      ...(vpcServiceOwner === null ? {} : { VpcEndpointServiceOwner: vpcServiceOwner }),
    },
  };
}
