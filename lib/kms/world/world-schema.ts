import * as z from "zod/mini";

import { KEY_SPECS, KEY_USAGES } from "../keys/key-spec.ts";
import { Bytes } from "./bytes-schema.ts";
import { ResourceDocument } from "../services/resource-schema.ts";
import { DAY } from "../life/rotate.ts";

const Text = z.nullable(z.string());
const Pairs = z.optional(z.record(z.string(), z.string()));

const GrantDocument = z.strictObject({
  id: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  token: z.string(),
  name: Text,
  granteePrincipal: Text,
  granteeServicePrincipal: Text,
  retiringPrincipal: Text,
  retiringServicePrincipal: Text,
  issuingAccount: z.string(),
  operations: z.array(z.string()),
  constraints: z.strictObject({
    EncryptionContextEquals: Pairs,
    EncryptionContextSubset: Pairs,
    SourceArn: z.optional(z.string()),
  }),
  createdAt: z.number(),
  effectiveAt: z._default(z.number(), 0),
});

const LifeDocument = z.strictObject({
  arn: z.string(),
  accountId: z.string(),
  region: z.string(),
  manager: z.enum(["CUSTOMER", "AWS"]),
  from: z.number(),
  until: z.nullable(z.number()),
  rotations: z.array(z.number()),
});

const UsageDocument = z.strictObject({
  operation: z.string(),
  at: z.number(),
  requestId: z.string(),
  eventId: z.string(),
});

const State = z.enum([
  "Enabled",
  "Disabled",
  "PendingDeletion",
  "PendingReplicaDeletion",
  "PendingImport",
  "Unavailable",
  "Creating",
  "Updating",
]);

/** Before version 3 it was not kept when a deletion had been scheduled: it follows from the window. */
const DeletionDocument = z.pipe(
  z.strictObject({ since: z.optional(z.number()), at: z.nullable(z.number()), windowDays: z.number() }),
  z.transform(({ since, at, windowDays }) => ({ since: since ?? (at ?? 0) - windowDays * DAY, at, windowDays })),
);

const KeyDocument = z.strictObject({
  keyId: z.string(),
  arn: z.string().check(z.regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[a-z0-9-]+$/)),
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  region: z.string(),
  description: z.string().check(z.maxLength(8192)),
  keySpec: z.enum(KEY_SPECS),
  keyUsage: z.enum(KEY_USAGES),
  manager: z._default(z.enum(["CUSTOMER", "AWS"]), "CUSTOMER"),
  origin: z.enum(["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"]),
  state: State,
  createdAt: z.number(),
  policy: z.string(),
  tags: z._default(z.array(z.strictObject({ TagKey: z.string(), TagValue: z.string() })), []),
  deletion: z._default(z.nullable(DeletionDocument), null),
  transition: z._default(z.nullable(z.strictObject({ at: z.number(), state: State })), null),
  multiRegion: z._default(
    z.nullable(z.strictObject({ primaryRegion: z.string(), regions: z.array(z.string()) })),
    null,
  ),
  grants: z._default(z.array(GrantDocument), []),
  rotation: z._default(z.nullable(z.strictObject({ periodDays: z.number(), nextAt: z.number() })), null),
  keyStore: z._default(
    z.nullable(
      z.strictObject({ id: z.string(), clusterId: Text, xksKeyId: Text, resumes: z.enum(["Enabled", "Disabled"]) }),
    ),
    null,
  ),
  materials: z.array(
    z.strictObject({
      id: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      bytes: Bytes,
      publicKey: z._default(z.nullable(Bytes), null),
      createdAt: z.number(),
      rotation: z._default(z.nullable(z.enum(["AUTOMATIC", "ON_DEMAND"])), null),
      pending: z._default(z.boolean(), false),
      imported: z._default(
        z.nullable(
          z.strictObject({
            present: z.boolean(),
            expiresAt: z.nullable(z.number()),
            description: z.nullable(z.string()),
          }),
        ),
        null,
      ),
    }),
  ),
  importJobs: z._default(
    z.array(
      z.strictObject({ token: z.string(), wrappingAlgorithm: z.string(), secret: Bytes, validUntil: z.number() }),
    ),
    [],
  ),
});

const KeyStoreDocument = z.strictObject({
  id: z.string(),
  name: z.string(),
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  region: z.string(),
  createdAt: z.number(),
  connection: z.enum(["CONNECTED", "CONNECTING", "FAILED", "DISCONNECTED", "DISCONNECTING"]),
  connectionError: Text,
  settlesAt: z.nullable(z.number()),
  fault: Text,
  backing: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("AWS_CLOUDHSM"), clusterId: z.string(), trustAnchor: z.string() }),
    z.strictObject({
      type: z.literal("EXTERNAL_KEY_STORE"),
      connectivity: z.enum(["PUBLIC_ENDPOINT", "VPC_ENDPOINT_SERVICE"]),
      accessKeyId: z.string(),
      uriEndpoint: z.string(),
      uriPath: z.string(),
      vpcServiceName: Text,
      vpcServiceOwner: Text,
      keys: z.record(z.string(), Bytes),
    }),
  ]),
});

const AliasDocument = z.strictObject({
  arn: z.string().check(z.regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:alias\/.+$/)),
  name: z.string().check(z.startsWith("alias/")),
  accountId: z.string().check(z.regex(/^\d{12}$/)),
  region: z.string(),
  targetKeyId: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** What everybody who reads records relies on; the rest of a record is shown as it is. */
const EventDocument = z.looseObject({
  userIdentity: z.record(z.string(), z.unknown()),
  eventTime: z.string(),
  eventName: z.string(),
  awsRegion: z.string(),
  errorCode: z.optional(z.string()),
  eventID: z.string(),
  readOnly: z.boolean(),
  resources: z.array(z.strictObject({ accountId: z.string(), type: z.string(), ARN: z.string() })),
  eventType: z.enum(["AwsApiCall", "AwsServiceEvent"]),
  recipientAccountId: z.string(),
});

/**
 * The shape of a world on paper. Version 1 had no aliases, tags, deletion or rotation, version 2 no multi-Region keys: what a key of
 * then lacks has its default.
 */
export const WorldDocument = z.strictObject({
  version: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  now: z.number(),
  consistency: z._default(z.enum(["immediate", "eventual"]), "immediate"),
  keys: z.array(KeyDocument),
  aliases: z._default(z.array(AliasDocument), []),
  keyStores: z._default(z.array(KeyStoreDocument), []),
  identities: z._default(
    z.array(
      z.strictObject({
        arn: z.string(),
        policies: z.array(z.string()),
        accessKeyIds: z.array(z.string()),
        trustPolicy: z._default(Text, null),
        vpcEndpointId: z._default(Text, null),
      }),
    ),
    [],
  ),
  sessions: z._default(
    z.array(z.strictObject({ accessKeyId: z.string(), roleArn: z.string(), name: z.string(), expiresAt: z.number() })),
    [],
  ),
  guardrails: z._default(
    z.array(
      z.strictObject({
        kind: z.enum(["service-control-policy", "resource-control-policy", "vpc-endpoint-policy"]),
        target: z.string(),
        policy: z.string(),
      }),
    ),
    [],
  ),
  lastUsage: z._default(z.array(z.tuple([z.string(), UsageDocument])), []),
  resources: z._default(z.array(ResourceDocument), []),
  requests: z._default(z.array(z.tuple([z.string(), z.number()])), []),
  endedKeys: z._default(z.array(LifeDocument), []),
  events: z.array(EventDocument),
});
