import { err, ok, type Result } from "../../result.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import type { InputOf } from "../shapes/shape.ts";
import type { CloudHsmCluster, CustomKeyStore, ExternalKeyManager } from "../world/world.ts";
import type { BACKING_INPUT } from "./key-store-input.ts";
import type { CallContext } from "./operation.ts";

type Asked = InputOf<typeof BACKING_INPUT>;

/** A CloudHSM cluster as CreateCustomKeyStore describes it; the password is not kept. */
export function cloudHsmBacking(
  asked: Asked & { readonly TrustAnchorCertificate: string | undefined },
): Result<CloudHsmCluster, KmsError> {
  const { CloudHsmClusterId: clusterId, KeyStorePassword: password, TrustAnchorCertificate: trustAnchor } = asked;
  if (clusterId === undefined || password === undefined || trustAnchor === undefined) {
    return missing("CloudHsmClusterId, KeyStorePassword and TrustAnchorCertificate", "AWS CloudHSM key store");
  }
  if (!/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(trustAnchor)) {
    return err(kmsError("IncorrectTrustAnchorException", "The trust anchor is not the cluster's certificate in PEM."));
  }
  return ok({ type: "AWS_CLOUDHSM", clusterId, trustAnchor });
}

/** An external key manager behind a proxy; the proxy's secret is not kept. */
export function externalBacking(asked: Asked): Result<ExternalKeyManager, KmsError> {
  const credential = asked.XksProxyAuthenticationCredential;
  const { XksProxyUriEndpoint: uriEndpoint, XksProxyUriPath: uriPath, XksProxyConnectivity: connectivity } = asked;
  if (!credential || uriEndpoint === undefined || uriPath === undefined || connectivity === undefined) {
    const members = "XksProxyConnectivity, XksProxyAuthenticationCredential, XksProxyUriEndpoint and XksProxyUriPath";
    return missing(members, "external key store");
  }
  const vpcServiceName = asked.XksProxyVpcEndpointServiceName ?? null;
  if (connectivity === "VPC_ENDPOINT_SERVICE" && vpcServiceName === null) {
    return missing("XksProxyVpcEndpointServiceName", "VPC_ENDPOINT_SERVICE connectivity");
  }
  return ok({
    type: "EXTERNAL_KEY_STORE",
    connectivity,
    accessKeyId: credential.AccessKeyId,
    uriEndpoint,
    uriPath,
    vpcServiceName,
    vpcServiceOwner: asked.XksProxyVpcEndpointServiceOwner ?? null,
    keys: {},
  });
}

function missing<T>(members: string, what: string): Result<T, KmsError> {
  return err(kmsError("ValidationException", `${members} must be specified for an ${what}.`));
}

/**
 * What another store of the Region already has of this one's, or an endpoint that cannot be reached:
 * the simulator reaches every host but those of the reserved domain .invalid (RFC 2606).
 */
export function backingConflict(
  { world, caller, region }: Pick<CallContext, "world" | "caller" | "region">,
  backing: CustomKeyStore["backing"],
  own: string | null,
): KmsError | null {
  const others = [...world.keyStores.values()].filter(
    (store) => store.id !== own && store.accountId === caller.accountId && store.region === region,
  );
  if (backing.type === "AWS_CLOUDHSM") {
    const taken = others.some(
      (store) => store.backing.type === backing.type && store.backing.clusterId === backing.clusterId,
    );
    return taken
      ? kmsError("CloudHsmClusterInUseException", `${backing.clusterId} belongs to another key store.`)
      : null;
  }
  for (const { backing: other } of others) {
    const code = other.type === "EXTERNAL_KEY_STORE" ? sharedProxy(backing, other) : null;
    if (code) return kmsError(code, `Another external key store uses ${backing.uriEndpoint}.`);
  }
  if (!backing.uriEndpoint.endsWith(".invalid")) return null;
  return kmsError("XksProxyUriUnreachableException", `${backing.uriEndpoint} cannot be reached.`);
}

function sharedProxy(one: ExternalKeyManager, other: ExternalKeyManager) {
  if (one.vpcServiceName !== null && one.vpcServiceName === other.vpcServiceName) {
    return "XksProxyVpcEndpointServiceInUseException" as const;
  }
  if (one.uriEndpoint !== other.uriEndpoint) return null;
  if (one.uriPath === other.uriPath) return "XksProxyUriInUseException" as const;
  const both = one.connectivity === "PUBLIC_ENDPOINT" && other.connectivity === "PUBLIC_ENDPOINT";
  return both ? null : ("XksProxyUriEndpointInUseException" as const);
}
