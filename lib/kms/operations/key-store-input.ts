/** Members that the operations on custom key stores share. */
export const KEY_STORE_ID = { type: "text", required: true, min: 1, max: 64 } as const;

export const KEY_STORE_NAME = { type: "text", min: 1, max: 256 } as const;

/** What both creating and updating may say about what is behind a store. */
export const BACKING_INPUT = {
  CloudHsmClusterId: { type: "text", min: 19, max: 24, pattern: "cluster-[2-7a-zA-Z]{11,16}" },
  KeyStorePassword: { type: "text", min: 7, max: 32 },
  XksProxyUriEndpoint: { type: "text", min: 10, max: 128, pattern: "https://[a-zA-Z0-9.-]+" },
  XksProxyUriPath: {
    type: "text",
    min: 10,
    max: 128,
    pattern: "(/[a-zA-Z0-9\\/_-]+/kms/xks/v\\d{1,2})|(/kms/xks/v\\d{1,2})",
  },
  XksProxyVpcEndpointServiceName: {
    type: "text",
    min: 20,
    max: 64,
    pattern: "(com|eu)\\.amazonaws\\.vpce\\.([a-z]+-){2,3}\\d+\\.vpce-svc-[0-9a-z]+",
  },
  XksProxyVpcEndpointServiceOwner: { type: "text", min: 12, max: 12, pattern: "[0-9]{12}" },
  XksProxyAuthenticationCredential: {
    type: "structure",
    members: {
      AccessKeyId: { type: "text", required: true, min: 20, max: 30, pattern: "[A-Z2-7]+" },
      RawSecretAccessKey: { type: "text", required: true, min: 43, max: 64, pattern: "[a-zA-Z0-9\\/+=]+" },
    },
  },
  XksProxyConnectivity: { type: "enum", values: ["PUBLIC_ENDPOINT", "VPC_ENDPOINT_SERVICE"] },
} as const;
