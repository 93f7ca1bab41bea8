import { expect, it } from "vitest";

import { utf8 } from "../index.ts";
import { DAY, testBench } from "../testing/bench.ts";
import { parseWorld, serialiseWorld } from "./world-document.ts";

/** A world with something of everything. */
async function fullWorld() {
  const bench = testBench();
  const { KeyId, Arn } = (await bench.succeed("CreateKey", { Tags: [{ TagKey: "a", TagValue: "b" }] })).KeyMetadata;
  await bench.succeed("CreateAlias", { AliasName: "alias/x", TargetKeyId: KeyId });
  await bench.succeed("EnableKeyRotation", { KeyId, RotationPeriodInDays: 90 });
  await bench.succeed("RotateKeyOnDemand", { KeyId });
  const GranteePrincipal = "arn:aws:iam::123456789012:role/app";
  const Constraints = { EncryptionContextSubset: { a: "b" } };
  await bench.succeed("CreateGrant", { KeyId, GranteePrincipal, Operations: ["Decrypt"], Constraints });
  const signer = (await bench.succeed("CreateKey", { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" })).KeyMetadata;
  const external = (await bench.succeed("CreateKey", { Origin: "EXTERNAL" })).KeyMetadata;
  const wrapping = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
  await bench.succeed("GetParametersForImport", { KeyId: external.KeyId, ...wrapping });
  const shared = (await bench.succeed("CreateKey", { MultiRegion: true })).KeyMetadata.KeyId;
  bench.kms.apply([{ kind: "set-consistency", consistency: "eventual" }]);
  await bench.succeed("ReplicateKey", { KeyId: shared, ReplicaRegion: "eu-west-1" });
  bench.kms.apply([{ kind: "set-consistency", consistency: "immediate" }]);
  const { CustomKeyStoreId } = await bench.succeed("CreateCustomKeyStore", {
    CustomKeyStoreName: "elsewhere",
    CustomKeyStoreType: "EXTERNAL_KEY_STORE",
    XksProxyConnectivity: "PUBLIC_ENDPOINT",
    XksProxyUriEndpoint: "https://xks.example.com",
    XksProxyUriPath: "/kms/xks/v1",
    XksProxyAuthenticationCredential: { AccessKeyId: "A".repeat(20), RawSecretAccessKey: "s".repeat(43) },
  });
  await bench.succeed("ConnectCustomKeyStore", { CustomKeyStoreId });
  await bench.succeed("CreateKey", { Origin: "EXTERNAL_KEY_STORE", CustomKeyStoreId, XksKeyId: "k" });
  const doomed = (await bench.succeed("CreateKey", {})).KeyMetadata.KeyId;
  await bench.succeed("ScheduleKeyDeletion", { KeyId: doomed });
  const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("kept") });
  const arn = "arn:aws:iam::123456789012:user/ana";
  bench.kms.apply([
    {
      kind: "put-identity",
      identity: { arn, policies: ["{}"], accessKeyIds: ["AKIA"], trustPolicy: null, vpcEndpointId: null },
    },
  ]);
  return { bench, KeyId, Arn, signer: signer.KeyId, CiphertextBlob };
}

it("a world comes back from its document as it was, and behaves the same", async () => {
  const { bench, KeyId, signer, CiphertextBlob } = await fullWorld();
  const parsed = parseWorld(serialiseWorld(bench.world));
  if (!parsed.ok) throw new Error(parsed.error.members.join(", "));
  expect(parsed.value).toEqual(bench.world);
  const again = testBench(parsed.value);
  again.kms.advance(100 * DAY);
  expect((await again.succeed("Decrypt", { CiphertextBlob })).Plaintext).toEqual(utf8("kept"));
  expect((await again.succeed("ListKeyRotations", { KeyId })).Rotations).toHaveLength(2);
  await again.succeed("Sign", { KeyId: signer, Message: utf8("m"), SigningAlgorithm: "ECDSA_SHA_256" });
});

it("a document of version 1 is read: what it lacks has its default", async () => {
  const bench = testBench();
  const { KeyId } = (await bench.succeed("CreateKey", {})).KeyMetadata;
  const { CiphertextBlob } = await bench.succeed("Encrypt", { KeyId, Plaintext: utf8("old") });
  const { now, events, keys } = JSON.parse(serialiseWorld(bench.world)) as {
    now: number;
    events: unknown[];
    keys: Record<string, unknown>[];
  };
  const young = ["tags", "deletion", "rotation", "grants", "importJobs", "transition", "multiRegion", "keyStore"];
  const old = keys.map(({ materials, ...key }) => ({
    ...Object.fromEntries(Object.entries(key).filter(([name]) => !young.includes(name))),
    materials: (materials as Record<string, unknown>[]).map(({ id, bytes, createdAt }) => ({ id, bytes, createdAt })),
  }));
  const parsed = parseWorld(JSON.stringify({ version: 1, now, events, keys: old }));
  if (!parsed.ok) throw new Error(parsed.error.members.join(", "));
  const again = testBench(parsed.value);
  expect((await again.succeed("Decrypt", { CiphertextBlob })).Plaintext).toEqual(utf8("old"));
  await again.succeed("RotateKeyOnDemand", { KeyId });
});

it("a record that lacks what its readers rely on makes the document no world", async () => {
  const bench = testBench();
  await bench.succeed("CreateKey", {});
  const document = JSON.parse(serialiseWorld(bench.world)) as { events: object[] };
  const { eventTime: _, ...untimed } = document.events[0] as { eventTime: string };
  const parsed = parseWorld(JSON.stringify({ ...document, events: [untimed] }));
  expect(parsed).toMatchObject({ ok: false, error: { code: "not-a-world", members: ["events.0.eventTime"] } });
});
