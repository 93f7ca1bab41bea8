/**
 * What keys there are, and what each can do.
 * https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html
 */
export const KEY_SPECS = [
  "SYMMETRIC_DEFAULT",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "ECC_NIST_P256",
  "ECC_NIST_P384",
  "ECC_NIST_P521",
  "ECC_SECG_P256K1",
  "ECC_NIST_EDWARDS25519",
  "HMAC_224",
  "HMAC_256",
  "HMAC_384",
  "HMAC_512",
  "SM2",
  "ML_DSA_44",
  "ML_DSA_65",
  "ML_DSA_87",
  "ML_KEM_512",
  "ML_KEM_768",
  "ML_KEM_1024",
] as const;
export type KeySpec = (typeof KEY_SPECS)[number];

/** What CustomerMasterKeySpec takes: the specs of when KeySpec was called so. */
export const OLD_KEY_SPECS = [
  "SYMMETRIC_DEFAULT",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "ECC_NIST_P256",
  "ECC_NIST_P384",
  "ECC_NIST_P521",
  "ECC_SECG_P256K1",
  "HMAC_224",
  "HMAC_256",
  "HMAC_384",
  "HMAC_512",
  "SM2",
] as const satisfies readonly KeySpec[];

export const KEY_USAGES = [
  "ENCRYPT_DECRYPT",
  "SIGN_VERIFY",
  "GENERATE_VERIFY_MAC",
  "KEY_AGREEMENT",
  "ENCAPSULATE_DECAPSULATE",
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

type Algorithms = Readonly<Partial<Record<KeyUsage, readonly string[]>>>;

const RSA: Algorithms = {
  ENCRYPT_DECRYPT: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"],
  SIGN_VERIFY: [
    "RSASSA_PKCS1_V1_5_SHA_256",
    "RSASSA_PKCS1_V1_5_SHA_384",
    "RSASSA_PKCS1_V1_5_SHA_512",
    "RSASSA_PSS_SHA_256",
    "RSASSA_PSS_SHA_384",
    "RSASSA_PSS_SHA_512",
  ],
};
const ML_DSA: Algorithms = { SIGN_VERIFY: ["ML_DSA_SHAKE_256"] };
const ML_KEM: Algorithms = { ENCAPSULATE_DECAPSULATE: ["ML_KEM"] };

const ALGORITHMS: Readonly<Record<KeySpec, Algorithms>> = {
  SYMMETRIC_DEFAULT: { ENCRYPT_DECRYPT: ["SYMMETRIC_DEFAULT"] },
  RSA_2048: RSA,
  RSA_3072: RSA,
  RSA_4096: RSA,
  ECC_NIST_P256: { SIGN_VERIFY: ["ECDSA_SHA_256"], KEY_AGREEMENT: ["ECDH"] },
  ECC_NIST_P384: { SIGN_VERIFY: ["ECDSA_SHA_384"], KEY_AGREEMENT: ["ECDH"] },
  ECC_NIST_P521: { SIGN_VERIFY: ["ECDSA_SHA_512"], KEY_AGREEMENT: ["ECDH"] },
  ECC_SECG_P256K1: { SIGN_VERIFY: ["ECDSA_SHA_256"] },
  ECC_NIST_EDWARDS25519: { SIGN_VERIFY: ["ED25519_SHA_512", "ED25519_PH_SHA_512"] },
  HMAC_224: { GENERATE_VERIFY_MAC: ["HMAC_SHA_224"] },
  HMAC_256: { GENERATE_VERIFY_MAC: ["HMAC_SHA_256"] },
  HMAC_384: { GENERATE_VERIFY_MAC: ["HMAC_SHA_384"] },
  HMAC_512: { GENERATE_VERIFY_MAC: ["HMAC_SHA_512"] },
  // China Regions only: there it encrypts, signs and agrees.
  SM2: {},
  ML_DSA_44: ML_DSA,
  ML_DSA_65: ML_DSA,
  ML_DSA_87: ML_DSA,
  ML_KEM_512: ML_KEM,
  ML_KEM_768: ML_KEM,
  ML_KEM_1024: ML_KEM,
};

/** What a key of this spec and usage can be asked for; null where the two do not go together. */
export function algorithmsOf(spec: KeySpec, usage: KeyUsage): readonly string[] | null {
  return ALGORITHMS[spec][usage] ?? null;
}

export type Family = "symmetric" | "hmac" | "rsa" | "ecc" | "ed25519" | "ml-dsa" | "ml-kem" | "sm2";

export function familyOf(spec: KeySpec): Family {
  if (spec === "SYMMETRIC_DEFAULT") return "symmetric";
  if (spec === "ECC_NIST_EDWARDS25519") return "ed25519";
  if (spec === "SM2") return "sm2";
  if (spec.startsWith("HMAC_")) return "hmac";
  if (spec.startsWith("RSA_")) return "rsa";
  if (spec.startsWith("ML_DSA_")) return "ml-dsa";
  return spec.startsWith("ML_KEM_") ? "ml-kem" : "ecc";
}
