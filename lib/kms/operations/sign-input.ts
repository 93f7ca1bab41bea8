import { type KmsError, kmsError } from "../errors/kms-error.ts";

/** Members that Sign and Verify share. */
export const MESSAGE = { type: "blob", required: true, min: 1, max: 4096 } as const;
export const MESSAGE_TYPE = { type: "enum", values: ["RAW", "DIGEST", "EXTERNAL_MU"] } as const;
export const SIGNING_ALGORITHM = {
  type: "enum",
  required: true,
  values: [
    "RSASSA_PSS_SHA_256",
    "RSASSA_PSS_SHA_384",
    "RSASSA_PSS_SHA_512",
    "RSASSA_PKCS1_V1_5_SHA_256",
    "RSASSA_PKCS1_V1_5_SHA_384",
    "RSASSA_PKCS1_V1_5_SHA_512",
    "ECDSA_SHA_256",
    "ECDSA_SHA_384",
    "ECDSA_SHA_512",
    "SM2DSA",
    "ML_DSA_SHAKE_256",
    "ED25519_SHA_512",
    "ED25519_PH_SHA_512",
  ],
} as const;

/** Bytes of a digest, by how the algorithm's name ends. */
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { "256": 32, "384": 48, "512": 64 };
const MU_LENGTH = 64;

/**
 * Whether a message's type and length suit the algorithm.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
export function messageError(
  algorithm: string,
  messageType: "RAW" | "DIGEST" | "EXTERNAL_MU",
  message: Uint8Array,
): KmsError | null {
  const digest = algorithm === "ED25519_PH_SHA_512";
  const pure = algorithm === "ED25519_SHA_512";
  const mlDsa = algorithm === "ML_DSA_SHAKE_256";
  const wrong =
    (digest && messageType !== "DIGEST") ||
    (pure && messageType !== "RAW") ||
    (mlDsa ? messageType === "DIGEST" : messageType === "EXTERNAL_MU");
  if (wrong)
    return kmsError("ValidationException", `MessageType ${messageType} is not valid for algorithm ${algorithm}.`);
  const length = messageType === "EXTERNAL_MU" ? MU_LENGTH : DIGEST_LENGTHS[algorithm.slice(-"256".length)];
  if (messageType === "RAW" || message.length === length) return null;
  return kmsError("ValidationException", `Digest is invalid length for algorithm ${algorithm}.`);
}
