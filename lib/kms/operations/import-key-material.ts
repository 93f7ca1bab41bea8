import { err, ok, type Result } from "../../result.ts";
import { toHex } from "../bytes/bytes.ts";
import type { CryptoPort } from "../crypto/crypto-port.ts";
import { unwrapMaterial } from "../crypto/unwrap-material.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { importedMaterialId, withMaterial } from "../keys/imported-material.ts";
import { leads, sharedChanges } from "../keys/multi-region.ts";
import { familyOf } from "../keys/key-spec.ts";
import { managedKey } from "../keys/managed-key.ts";
import { DAY } from "../life/rotate.ts";
import { KEY_ID } from "../shapes/shape.ts";
import type { Change, KeyMaterial, KmsKey } from "../world/world.ts";
import { keyThing, materialThing } from "../keys/usable-key.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

interface ImportKeyMaterialOutput {
  readonly KeyId: string;
  readonly KeyMaterialId: string;
}

const LONGEST_DAYS = 365;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html */
export const importKeyMaterial = defineOperation({
  input: {
    KeyId: KEY_ID,
    ImportToken: { type: "blob", required: true, min: 1, max: 6144 },
    EncryptedKeyMaterial: { type: "blob", required: true, min: 1, max: 6144 },
    ValidTo: { type: "timestamp" },
    ExpirationModel: { type: "enum", values: ["KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE"] },
    ImportType: { type: "enum", values: ["NEW_KEY_MATERIAL", "EXISTING_KEY_MATERIAL"] },
    KeyMaterialDescription: { type: "text", max: 256, pattern: "[a-zA-Z0-9:/_\\s.-]+" },
    KeyMaterialId: { type: "text", min: 64, max: 64, pattern: "[a-f0-9]+" },
  },
  readOnly: false,
  run: async (input, context): Promise<Outcome<ImportKeyMaterialOutput>> => {
    const { crypto, world } = context;
    const requestParameters = { keyId: input.KeyId, expirationModel: input.ExpirationModel, validTo: input.ValidTo };
    const found = managedKey(input.KeyId, context);
    if (!found.ok) return refused(found.error, { requestParameters });
    const key = found.value;
    carryStep(context, input);
    const log = { requestParameters, keys: [key] };
    const expiry = expiryError(input, world.now);
    if (expiry) return refused(expiry, log);
    const token = toHex(input.ImportToken);
    const job = key.importJobs.find((other) => other.token === token);
    if (!job) return refused(kmsError("InvalidImportTokenException"), log);
    if (job.validUntil < world.now) return refused(kmsError("ExpiredImportTokenException"), log);
    const unwrapped = await unwrapMaterial(await crypto.rsa(), job, input.EncryptedKeyMaterial);
    if (unwrapped === null) return refused(kmsError("InvalidCiphertextException"), log);
    const material = await readMaterial(key, unwrapped, crypto);
    if (!material.ok) return refused(material.error, log);

    const { bytes, publicKey } = material.value;
    const id = await importedMaterialId(crypto, key, bytes);
    const fault = materialError(key, id, input);
    if (fault) return refused(fault, log);
    const imported = {
      present: true,
      expiresAt: input.ExpirationModel === "KEY_MATERIAL_DOES_NOT_EXPIRE" ? null : (input.ValidTo ?? 0) * 1000,
      description: input.KeyMaterialDescription ?? null,
    };
    const changed = withMaterial(key, { id, bytes, publicKey, now: world.now, imported });
    importSteps(context, key, id, job.wrappingAlgorithm);
    const output = { KeyId: key.arn, KeyMaterialId: id };
    const changes: Change[] = leads(key) ? sharedChanges(world, changed) : [{ kind: "put-key", key: changed }];
    return answered(output, { ...log, responseElements: { keyId: key.arn, keyMaterialId: id } }, changes);
  },
});

function carryStep(
  context: CallContext,
  asked: { readonly ImportToken: Uint8Array; readonly EncryptedKeyMaterial: Uint8Array },
) {
  const { trace } = context;
  const { ImportToken, EncryptedKeyMaterial } = asked;
  requestStep(context, [
    trace.findByBytes(EncryptedKeyMaterial) ??
      trace.thing({ kind: "wrapped-material", meaning: "ciphertext", bytes: EncryptedKeyMaterial }),
    trace.findByBytes(ImportToken) ??
      trace.thing({ kind: "import-token", meaning: "key-identity", bytes: ImportToken }),
  ]);
}

function importSteps(context: CallContext, key: KmsKey, id: string, algorithm: string): void {
  const { trace, operation } = context;
  const material = materialThing({ id }, context);
  trace.step({
    kind: "unwrap-material",
    operation,
    at: "kms",
    appears: [keyThing(key, context), material].map((thing) => ({ thing, at: "kms" })),
    uses: [material],
    detail: { algorithm, material: id.slice(0, 8) },
  });
  respondStep(context, []);
}

interface Asked {
  readonly ValidTo: number | undefined;
  readonly ExpirationModel: string | undefined;
  readonly ImportType: string | undefined;
  readonly KeyMaterialId: string | undefined;
}

function expiryError({ ValidTo, ExpirationModel = "KEY_MATERIAL_EXPIRES" }: Asked, now: number): KmsError | null {
  if (ExpirationModel !== "KEY_MATERIAL_EXPIRES") {
    return ValidTo === undefined
      ? null
      : kmsError("ValidationException", "ValidTo must not be set if the material does not expire.");
  }
  if (ValidTo === undefined) {
    return kmsError("ValidationException", "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES");
  }
  const ahead = ValidTo * 1000 - now;
  if (ahead > 0 && ahead <= LONGEST_DAYS * DAY) return null;
  return kmsError("ValidationException", `ValidTo must lie in the future, at most ${LONGEST_DAYS} days ahead.`);
}

/** What was unwrapped, as material of the key's spec: so many bytes, or a private key in PKCS#8. */
async function readMaterial(
  { keySpec }: KmsKey,
  unwrapped: Uint8Array,
  crypto: CryptoPort,
): Promise<Result<Pick<KeyMaterial, "bytes" | "publicKey">, KmsError>> {
  const family = familyOf(keySpec);
  if (family !== "symmetric" && family !== "hmac") {
    const { readPrivateKey } = await import("../crypto/asymmetric/read-private-key.ts");
    const pair = await readPrivateKey(keySpec, unwrapped, crypto);
    if (pair) return ok({ bytes: pair.secret, publicKey: pair.publicKey });
    return err(
      kmsError("IncorrectKeyMaterialException", `Key material of a ${keySpec} key is its private key in PKCS#8.`),
    );
  }
  const length = family === "symmetric" ? 32 : Number(keySpec.slice("HMAC_".length)) / 8;
  if (unwrapped.length === length) return ok({ bytes: unwrapped, publicKey: null });
  return err(kmsError("IncorrectKeyMaterialException", `Key material of a ${keySpec} key has ${length} bytes.`));
}

function materialError(key: KmsKey, id: string, asked: Asked): KmsError | null {
  if (asked.KeyMaterialId !== undefined && asked.KeyMaterialId !== id) return kmsError("IncorrectKeyMaterialException");
  const known = key.materials.some((material) => material.id === id);
  if (known) return null;
  // A replica takes what its primary has, and nothing else.
  if (!leads(key)) return kmsError("IncorrectKeyMaterialException");
  if (key.materials.length === 0) return null;
  if (asked.ImportType !== "NEW_KEY_MATERIAL" || key.keySpec !== "SYMMETRIC_DEFAULT") {
    return kmsError("IncorrectKeyMaterialException");
  }
  const waiting = key.materials.find(({ pending }) => pending);
  if (!waiting) return null;
  const message = `New key material (id: ${id}) cannot be imported into KMS key ${key.keyId}, because another key material (id: ${waiting.id}) is pending rotation.`;
  return kmsError("KMSInvalidStateException", message);
}
