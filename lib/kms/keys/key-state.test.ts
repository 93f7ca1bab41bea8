import { describe, expect, it } from "vitest";

import { OPERATION_NAMES, type OperationName } from "../index.ts";
import { testBench } from "../testing/bench.ts";
import { EXAMPLES, prepareExample } from "../testing/example-calls.ts";
import type { KeyState, KmsKey } from "../world/world.ts";

/**
 * Operation by state, every cell of https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 * A state that is not named lets the operation act. The page gives a pending deletion two errors;
 * recordings of the service say KMSInvalidStateException.
 */
type Row = Readonly<Partial<Record<KeyState, string | undefined>>>;
const INVALID = "KMSInvalidStateException";
const UNSUPPORTED = "UnsupportedOperationException";
const DELETION = { PendingDeletion: INVALID, PendingReplicaDeletion: INVALID };
const DISABLED = { Disabled: "DisabledException" };
const CRYPTO = { ...DISABLED, ...DELETION, PendingImport: INVALID, Unavailable: INVALID, Creating: INVALID };
const ROTATING = { ...DISABLED, ...DELETION, Unavailable: UNSUPPORTED, Creating: INVALID };

const REFUSALS: Partial<Record<OperationName, Row>> = {
  CancelKeyDeletion: {
    Enabled: INVALID,
    Disabled: INVALID,
    PendingImport: INVALID,
    Unavailable: INVALID,
    Creating: INVALID,
    Updating: INVALID,
  },
  CreateAlias: DELETION,
  CreateGrant: { ...CRYPTO, Unavailable: undefined },
  Decapsulate: CRYPTO,
  Decrypt: CRYPTO,
  DeleteImportedKeyMaterial: { Unavailable: UNSUPPORTED, Creating: INVALID, Updating: INVALID },
  DeriveSharedSecret: CRYPTO,
  DisableKey: { ...DELETION, PendingImport: INVALID, Creating: INVALID, Updating: INVALID },
  DisableKeyRotation: { ...ROTATING, PendingImport: UNSUPPORTED },
  EnableKey: { ...DELETION, PendingImport: INVALID, Creating: INVALID, Updating: INVALID },
  EnableKeyRotation: { ...ROTATING, PendingImport: UNSUPPORTED },
  Encapsulate: CRYPTO,
  Encrypt: CRYPTO,
  GenerateDataKey: CRYPTO,
  GenerateDataKeyPair: { ...CRYPTO, Unavailable: UNSUPPORTED },
  GenerateDataKeyPairWithoutPlaintext: { ...CRYPTO, Unavailable: UNSUPPORTED },
  GenerateDataKeyWithoutPlaintext: CRYPTO,
  GenerateMac: CRYPTO,
  GetKeyRotationStatus: { PendingImport: UNSUPPORTED, Unavailable: UNSUPPORTED },
  GetParametersForImport: { ...DELETION, Unavailable: UNSUPPORTED, Creating: INVALID, Updating: INVALID },
  GetPublicKey: { ...DELETION, Creating: INVALID },
  ImportKeyMaterial: { Unavailable: UNSUPPORTED, Creating: INVALID },
  ListKeyRotations: { Unavailable: UNSUPPORTED },
  ReEncrypt: CRYPTO,
  ReplicateKey: { ...DISABLED, ...DELETION, PendingImport: INVALID, Creating: INVALID, Updating: INVALID },
  RotateKeyOnDemand: { ...ROTATING, PendingImport: INVALID },
  ScheduleKeyDeletion: { ...DELETION, Updating: INVALID },
  Sign: CRYPTO,
  TagResource: DELETION,
  UntagResource: DELETION,
  UpdateAlias: DELETION,
  UpdateKeyDescription: DELETION,
  UpdatePrimaryRegion: { ...DISABLED, ...DELETION, PendingImport: INVALID, Creating: INVALID },
  Verify: CRYPTO,
  VerifyMac: CRYPTO,
};

const STATES: readonly KeyState[] = [
  "Enabled",
  "Disabled",
  "PendingDeletion",
  "PendingReplicaDeletion",
  "PendingImport",
  "Unavailable",
  "Creating",
  "Updating",
];

/** The key in a state, as a key of the kind that gets there. */
function inState(key: KmsKey, state: KeyState): KmsKey {
  const plain = { ...key, state, deletion: null };
  if (state === "PendingDeletion") {
    return { ...plain, deletion: { since: key.createdAt, at: key.createdAt + 864e6, windowDays: 10 } };
  }
  if (state === "PendingReplicaDeletion") {
    return { ...plain, deletion: { since: key.createdAt, at: null, windowDays: 10 } };
  }
  if (state === "PendingImport") return { ...plain, origin: "EXTERNAL" };
  if (state !== "Unavailable") return plain;
  const keyStore = { id: "cks-1", clusterId: "cluster-1", xksKeyId: null, resumes: "Enabled" } as const;
  return { ...plain, origin: "AWS_CLOUDHSM", keyStore };
}

/** Custom key stores hold symmetric encryption keys of one Region only. */
function canBe(state: KeyState, { keySpec, multiRegion }: KmsKey): boolean {
  return state !== "Unavailable" || (keySpec === "SYMMETRIC_DEFAULT" && multiRegion === null);
}

const CONCERNING_A_KEY = OPERATION_NAMES.filter((operation) => EXAMPLES[operation].key !== null);

describe.each(CONCERNING_A_KEY)("%s", (operation) => {
  it.each(STATES)("on a key that is %s", async (state) => {
    const bench = testBench();
    const { Arn, input } = await prepareExample(bench, operation);
    const key = bench.world.keys.get(Arn);
    if (!key) throw new Error("no key");
    if (!canBe(state, key)) return;
    const before = inState(key, state);
    bench.world.keys.set(Arn, before);
    const refusal = REFUSALS[operation]?.[state];
    if (refusal === undefined) {
      await bench.succeed(operation, input);
      return;
    }
    const error = await bench.fail(operation, input);
    expect(error.code).toBe(refusal);
    expect(error.message).toContain(Arn);
    // A refused call leaves the key as it was.
    expect(bench.world.keys.get(Arn)).toEqual(before);
  });
});
