import type { SignRequest } from "../crypto/asymmetric/key-pair.ts";
import { type KmsError, kmsError } from "../errors/kms-error.ts";
import { GRANT_TOKENS, type InputOf, KEY_ID } from "../shapes/shape.ts";
import type { KmsKey } from "../world/world.ts";

const SIGNING_ALGORITHM = {
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

/** Members that Sign and Verify share. */
export const SIGN_INPUT = {
  KeyId: KEY_ID,
  Message: { type: "blob", required: true, min: 1, max: 4096 },
  MessageType: { type: "enum", values: ["RAW", "DIGEST", "EXTERNAL_MU"] },
  SigningAlgorithm: SIGNING_ALGORITHM,
  GrantTokens: GRANT_TOKENS,
  DryRun: { type: "boolean" },
} as const;

/** What either call says of a signature: the use of the key, the log, and what is wrong with its message. */
export function signatureCall({
  Message,
  MessageType = "RAW",
  SigningAlgorithm: algorithm,
}: InputOf<typeof SIGN_INPUT>) {
  return {
    use: { usage: "SIGN_VERIFY", algorithm } as const,
    logged: { messageType: MessageType, signingAlgorithm: algorithm },
    fault: messageError(algorithm, MessageType, Message),
  };
}

/** The same for the cryptography. */
export function signRequest(
  { keySpec: spec }: KmsKey,
  { Message: message, MessageType: messageType = "RAW", SigningAlgorithm: algorithm }: InputOf<typeof SIGN_INPUT>,
): SignRequest {
  return { spec, algorithm, message, messageType };
}

/** Bytes of a digest, by how the algorithm's name ends. */
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { "256": 32, "384": 48, "512": 64 };
const MU_LENGTH = 64;

/**
 * Whether a message's type and length suit the algorithm.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
function messageError(
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
